import { existsSync } from "node:fs";
import { readAppConfig } from "../webhooks/config";
import type { AppRecord } from "./types";

const APP_ID = 248_160_001;

/** The app as Shopify would know it from its shopify.app.toml (null: an app without scopes). */
export function readAppRecord(tomlPath: string | null, apiKey: string): AppRecord {
  const config = tomlPath && existsSync(tomlPath) ? readAppConfig(tomlPath) : null;
  return {
    apiKey,
    id: APP_ID,
    title: config?.name ?? "App",
    handle: config?.handle ?? "app",
    requiredScopes: config?.requiredScopes ?? [],
    optionalScopes: config?.optionalScopes ?? [],
    directApiMode: config?.directApiMode ?? null,
  };
}
