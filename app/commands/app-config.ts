import { readFile } from "node:fs/promises";
import { parse } from "smol-toml";
import { z } from "zod";

const configSchema = z.object({
  access_scopes: z.object({ scopes: z.string(), optional_scopes: z.array(z.string()).default([]) }),
});

/** Every scope of shopify.app.toml, required and optional, comma separated. */
export async function readAllScopes(): Promise<string> {
  const config = configSchema.parse(parse(await readFile("shopify.app.toml", "utf8")));
  return [config.access_scopes.scopes, ...config.access_scopes.optional_scopes].join(",");
}
