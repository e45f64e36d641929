import { getNamedType } from "graphql";
import type { GraphQLError, GraphQLOutputType } from "graphql";
import type { ProtectedDataLevel } from "../platform/types";
import type { AccessEntry, AccessTable } from "../schema/load";
import { guardedTypeName } from "../schema/types";
import { guardCustomerData } from "./customer-data";
import { accessDenied } from "./errors";

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
  /** Why this field may not be read, or null when it may. */
  deniedField(typeName: string, fieldName: string, type: GraphQLOutputType): GraphQLError | null;
  /** The same for an object found at run time behind an interface or union, read by that field. */
  deniedType(typeName: string, fieldName: string): GraphQLError | null;
}

export type AccessRules = (
  scopes: ReadonlySet<string>,
  customerData?: ProtectedDataLevel,
) => AccessChecker;

/**
 * Checks a field's own entry first, then the entry of the type it leads to (a connection counts as
 * what it holds), then the approval for customer data. Rules are parsed once per table.
 */
export function createAccessRules(table: AccessTable): AccessRules {
  const types = new Map<string, AccessRule>();
  const fields = new Map<string, AccessRule>();
  for (const [name, entry] of Object.entries(table.types)) types.set(name, parseAccess(entry));
  for (const [name, entry] of Object.entries(table.fields)) {
    fields.set(name, parseAccess(entry, name.startsWith("Mutation.")));
  }
  return (scopes, customerData = 2) => {
    const guard = guardCustomerData(customerData);
    const misses = (rule: AccessRule | undefined) =>
      rule !== undefined && !rule.every((group) => group.some((scope) => scopes.has(scope)));
    const deniedType = (name: string, fieldName: string) =>
      misses(types.get(name)) ? accessDenied(fieldName, table.types[name]!.requiredAccess) : null;
    return {
      deniedType: (name, fieldName) => deniedType(name, fieldName) ?? guard.deniedType(name),
      deniedField(typeName, fieldName, type) {
        const key = `${typeName}.${fieldName}`;
        if (misses(fields.get(key))) {
          return accessDenied(fieldName, table.fields[key]!.requiredAccess);
        }
        // A payload of a mutation is guarded by the mutation's own entry.
        if (typeName === "Mutation") return null;
        return (
          deniedType(guardedTypeName(getNamedType(type)), fieldName) ??
          guard.deniedField(typeName, fieldName, type)
        );
      },
    };
  };
}
