import { expect, it } from "vitest";
import { parseCliOptions } from "../platform/cli-options";
import { presetRules } from "./presets";
import { openBench } from "./testing";
import type { FaultStatus } from "./types";

it("rules are added, told with their hits, and removed over HTTP", async () => {
  const { store, ask, raw } = await openBench();
  const rule = {
    name: "down",
    operation: "/^Sh/",
    times: "always",
    fault: { type: "status", status: 500 },
  };
  const added = await raw("/dev/faults", rule);
  expect(added.status).toBe(201);
  expect([(await ask()).status, (await ask()).status]).toEqual([500, 500]);
  const list = async () => {
    const response = await fetch(`${store.url}/dev/faults`);
    return ((await response.json()) as { rules: FaultStatus[] }).rules;
  };
  expect(await list()).toEqual([{ name: "down", rule, matched: 2, hits: 2 }]);
  expect((await fetch(`${store.url}/dev/faults`, { method: "DELETE" })).status).toBe(200);
  expect(await list()).toEqual([]);
  expect((await ask()).status).toBe(200);
});

it("what is no rule is refused over HTTP, by name", async () => {
  const { store, raw } = await openBench();
  const bad = await raw("/dev/faults", { fault: { type: "delay", ms: -1 }, often: true });
  expect([bad.status, bad.text]).toEqual([400, expect.stringContaining("often")]);
  expect((await raw("/dev/faults", [])).status).toBe(400);
  expect((await raw("/dev/faults", { preset: "quiet" })).text).toContain("only rough");
  expect((await fetch(`${store.url}/dev/faults`, { method: "POST" })).status).toBe(400);
  expect(store.faults.list()).toEqual([]);
});

it("the way to take rules back cannot be struck", async () => {
  const { store } = await openBench([
    { kinds: ["other"], times: "always", fault: { type: "drop" } },
  ]);
  await expect(fetch(`${store.url}/dev/log`)).rejects.toThrow();
  await fetch(`${store.url}/dev/faults`, { method: "DELETE" });
  expect((await fetch(`${store.url}/dev/log`)).status).toBe(200);
});

it("a ready-made day is the same for the same seed", async () => {
  expect(presetRules("rough", 5)).toEqual(presetRules("rough", 5));
  expect(presetRules("rough", 5)).not.toEqual(presetRules("rough", 6));
  const { store, raw } = await openBench();
  expect((await raw("/dev/faults", { preset: "rough:5" })).status).toBe(201);
  expect(store.faults.list().map(({ rule }) => rule)).toEqual(presetRules("rough", 5));
});

it("the command line takes rules and ready-made days, and complains about others", () => {
  const rule = { kinds: ["token"], fault: { type: "drop" } };
  const other = { operation: "/x/", fault: { type: "webhook-lost" } };
  const { faults } = parseCliOptions([
    `--fault=${JSON.stringify(rule)}`,
    "--fault",
    JSON.stringify(other),
    "--faults=rough:9",
  ]);
  expect(faults).toEqual([rule, other, ...presetRules("rough", 9)]);
  expect(parseCliOptions(["--faults=rough"]).faults).toEqual(presetRules("rough", 1));
  expect(() => parseCliOptions(["--fault={}"])).toThrow("--fault: fault:");
  expect(() => parseCliOptions(["--fault=drop"])).toThrow("--fault: no JSON");
  expect(() => parseCliOptions(["--faults=quiet"])).toThrow("--faults: there is no preset quiet");
  expect(() => parseCliOptions(["--faults=rough:x"])).toThrow(
    "--faults: there is no preset rough:x",
  );
});
