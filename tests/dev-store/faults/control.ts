import express from "express";
import type { Express, Response } from "express";
import { parsePreset } from "./presets";
import { FaultRuleError } from "./rule-schema";
import type { FaultRule, Faults } from "./types";

/**
 * The faults of a store in another process: POST /dev/faults adds a rule, or a ready-made day as
 * {"preset": "rough:7"}; GET tells the rules with their hits; DELETE removes them all.
 */
export function addFaultRoutes(app: Express, faults: Faults): void {
  const send = (response: Response, status: number) =>
    response.status(status).json({ rules: faults.list() });

  app.post("/dev/faults", express.json({ limit: "100kb" }), (request, response) => {
    const body: unknown = request.body;
    try {
      for (const rule of rulesOf(body)) faults.add(rule);
    } catch (error) {
      if (!(error instanceof FaultRuleError)) throw error;
      response.status(400).json({ errors: error.message.split("\n") });
      return;
    }
    send(response, 201);
  });
  app.get("/dev/faults", (_request, response) => void send(response, 200));
  app.delete("/dev/faults", (_request, response) => {
    faults.clear();
    send(response, 200);
  });
}

function rulesOf(body: unknown): FaultRule[] {
  const preset = (body as { preset?: unknown } | undefined)?.preset;
  // What is no rule is refused by add.
  return typeof preset === "string" ? parsePreset(preset) : [body as FaultRule];
}
