import { readFile } from "node:fs/promises";
import { parse } from "smol-toml";
import { z } from "zod";

const configSchema = z.object({
  access_scopes: z.object({ scopes: z.string(), optional_scopes: z.array(z.string()).default([]) }),
});

/** Every scope of shopify.app.toml, required and optional, comma separated; `without` these. */
export async function readAllScopes(without: readonly string[] = []): Promise<string> {
  const config = configSchema.parse(parse(await readFile("shopify.app.toml", "utf8")));
  const { scopes, optional_scopes: optional } = config.access_scopes;
  return [scopes, ...optional.filter((scope) => !without.includes(scope))].join(",");
}
