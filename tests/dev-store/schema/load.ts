import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { buildClientSchema } from "graphql";
import type { GraphQLSchema, IntrospectionQuery } from "graphql";

export interface AccessEntry {
  scopes: string[];
  /** Shopify's own words, quoted in ACCESS_DENIED messages. */
  requiredAccess: string;
}

export interface AccessTable {
  types: Record<string, AccessEntry>;
  /** Keys are "Type.field". */
  fields: Record<string, AccessEntry>;
}

export interface AdminSchema {
  schema: GraphQLSchema;
  access: AccessTable;
}

let loaded: AdminSchema | undefined;

/** The real Admin schema 2026-07 and its access table (about 200 ms the first time, then cached). */
export function loadSchema(): AdminSchema {
  if (!loaded) {
    const introspection = readJson("admin-2026-07.introspection.json.gz") as {
      data: IntrospectionQuery;
    };
    loaded = {
      schema: buildClientSchema(introspection.data),
      access: readJson("admin-2026-07.access.json.gz") as AccessTable,
    };
  }
  return loaded;
}

function readJson(file: string): unknown {
  const path = new URL(`./${file}`, import.meta.url);
  return JSON.parse(gunzipSync(readFileSync(path)).toString("utf8"));
}
