import type { Ref, ViewNode, World } from "../world/types";

type Step = string | number;

/**
 * A value inside a node, read the way the platform does: functions are called (with `first`: 250),
 * Refs followed. Undefined where the way ends early.
 */
export function readValue(world: World, node: unknown, ...path: Step[]): unknown {
  let value = settle(world, node);
  for (const step of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = settle(world, (value as Record<Step, unknown>)[step]);
  }
  return value;
}

/** As readValue, as text; "" where there is none. */
export function readText(world: World, node: unknown, ...path: Step[]): string {
  const value = readValue(world, node, ...path);
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** As readValue, for lists and connections: the objects in it, Refs followed, deleted ones left out. */
export function readList(world: World, node: unknown, ...path: Step[]): ViewNode[] {
  const value = readValue(world, node, ...path);
  if (!Array.isArray(value)) return [];
  return value.map((entry) => settle(world, entry)).filter((entry) => entry !== null) as ViewNode[];
}

/** The number at the end of a gid; null where there is none. */
export function idOf(gid: unknown): number | null {
  const match = /\/(\d+)(?:\?.*)?$/.exec(typeof gid === "string" ? gid : "");
  return match ? Number(match[1]) : null;
}

function settle(world: World, value: unknown): unknown {
  const result =
    typeof value === "function" ? (value as (args: object) => unknown)({ first: 250 }) : value;
  return isRef(result) ? world.resource(result.__ref.resource).node(result.__ref.id) : result;
}

function isRef(value: unknown): value is Ref {
  return typeof value === "object" && value !== null && "__ref" in value;
}
