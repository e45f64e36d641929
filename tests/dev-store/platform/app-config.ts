import { existsSync, readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { z } from "zod";
import type { AppRecord } from "./types";

const tomlSchema = z.object({
  name: z.string().default("App"),
  handle: z.string().optional(),
  access_scopes: z
    .object({
      scopes: z.string().default(""),
      optional_scopes: z.array(z.string()).default([]),
    })
    .default({ scopes: "", optional_scopes: [] }),
});

const APP_ID = 248_160_001;

/** The app as Shopify would know it from its shopify.app.toml (null: an app without scopes). */
export function readAppRecord(tomlPath: string | null, apiKey: string): AppRecord {
  const raw = tomlPath && existsSync(tomlPath) ? parse(readFileSync(tomlPath, "utf8")) : {};
  const config = tomlSchema.parse(raw);
  const scopes = config.access_scopes.scopes.split(",").map((scope) => scope.trim());
  return {
    apiKey,
    id: APP_ID,
    title: config.name,
    handle: config.handle ?? config.name.toLowerCase().replace(/[^a-z0-9]+/g, "-"),
    requiredScopes: scopes.filter((scope) => scope !== ""),
    optionalScopes: config.access_scopes.optional_scopes,
  };
}
