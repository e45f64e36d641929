import type { Ref, ResourceName } from "../world/types";

/** "gid://shopify/Product/12" as type and numeric id. Throws (a GraphQL error) on anything else. */
export function parseGid(gid: string): { type: string; id: number } {
  const match = /^gid:\/\/shopify\/(\w+)\/(\d+)$/.exec(gid);
  if (!match) throw new Error(`Invalid global id '${gid}'`);
  return { type: match[1] ?? "", id: Number(match[2]) };
}

/** The numeric id behind a gid of that type, or null when it is of another type. */
export function idOfType(gid: string, type: string): number | null {
  const parsed = parseGid(gid);
  return parsed.type === type ? parsed.id : null;
}

/** Stands for an id of another type: nothing has it. */
export const NO_ID = -1;

/** A pointer that the platform resolves to the node as it is after the change. */
export function refTo(resource: ResourceName, id: number): Ref {
  return { __ref: { resource, id } };
}
