import { getNamedType } from "graphql";
import type { GraphQLNamedType, GraphQLOutputType } from "graphql";
import type { AccessEntry, AccessTable } from "../schema/load";
import { connectionNodeType, isConnectionType } from "../schema/types";

/** Scope groups that must all be satisfied; inside a group any one scope will do. */
export type AccessRule = readonly (readonly string[])[];

/**
 * Reads Shopify's access texts. The rule, decided over all texts of the 2026-07 table:
 * - what stands before "Also:" is one group, any scope of which suffices ("a or b", "a, b or c");
 * - "x and (y or z)" and "x as well as any of y, z" there mean two groups;
 * - "read_markets for queries and both read_markets as well as write_markets for mutations" is one
 *   group of the reading scope for a query, and two groups for a field of Mutation;
 * - "Also: Requires ... scope" adds a group. Every other "Also:" speaks of a staff member's
 *   permissions, plans or special cases, which an app token does not meet: no group.
 * Names in backticks that are no scopes of the entry are ignored.
 */
export function parseAccess(entry: AccessEntry, isMutation = false): AccessRule {
  const known = new Set(entry.scopes);
  const scopesIn = (text: string) =>
    [...text.matchAll(/`([a-z_]+)`/g)].map((match) => match[1]!).filter((name) => known.has(name));
  const [main = "", also = ""] = entry.requiredAccess.split("Also:");
  const parts = /for queries and both/.test(main)
    ? isMutation
      ? main.split(" for queries and both ")[1]!.split(" as well as ")
      : [main.split(" for queries and both ")[0]!]
    : main.split(/\s+and \(|\s+as well as any of /);
  const required = /^\s*Requires\b/.test(also) ? [also] : [];
  return [...parts, ...required].map(scopesIn).filter((group) => group.length > 0);
}

/** A granted write_x also reads: the set of what may be used. */
export function effectiveScopes(granted: readonly string[]): Set<string> {
  const all = new Set(granted);
  for (const scope of granted) {
    if (scope.startsWith("write_")) all.add(`read_${scope.slice("write_".length)}`);
  }
  return all;
}

export interface AccessChecker {
  /** The text of what is missing to read this field, or null when it may be read. */
  deniedField(typeName: string, fieldName: string, type: GraphQLOutputType): string | null;
  /** The same for an object found at run time behind an interface or union. */
  deniedType(typeName: string): string | null;
}

/**
 * Checks a field's own entry first, then the entry of the type it leads to (a connection counts as
 * what it holds). Rules are parsed once per table.
 */
export function createAccessRules(table: AccessTable): (scopes: Set<string>) => AccessChecker {
  const types = new Map<string, AccessRule>();
  const fields = new Map<string, AccessRule>();
  for (const [name, entry] of Object.entries(table.types)) types.set(name, parseAccess(entry));
  for (const [name, entry] of Object.entries(table.fields)) {
    fields.set(name, parseAccess(entry, name.startsWith("Mutation.")));
  }
  return (scopes) => {
    const misses = (rule: AccessRule | undefined) =>
      rule !== undefined && !rule.every((group) => group.some((scope) => scopes.has(scope)));
    const deniedType = (name: string) =>
      misses(types.get(name)) ? table.types[name]!.requiredAccess : null;
    return {
      deniedType,
      deniedField(typeName, fieldName, type) {
        const key = `${typeName}.${fieldName}`;
        if (misses(fields.get(key))) return table.fields[key]!.requiredAccess;
        // A payload of a mutation is guarded by the mutation's own entry.
        if (typeName === "Mutation") return null;
        return deniedType(guardedType(getNamedType(type)).name);
      },
    };
  };
}

function guardedType(type: GraphQLNamedType): GraphQLNamedType {
  return isConnectionType(type) ? connectionNodeType(type) : type;
}
