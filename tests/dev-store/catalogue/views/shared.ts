import type { Ref, ResourceName } from "../../world/types";

/** DateTime as the Admin API renders it: UTC, whole seconds. */
export function isoTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** isoTime or null. */
export function isoTimeOrNull(ms: number | null): string | null {
  return ms === null ? null : isoTime(ms);
}

export function ref(resource: ResourceName, id: number): Ref {
  return { __ref: { resource, id } };
}

/** Count with exact precision. */
export function exactCount(count: number): Record<string, unknown> {
  return { __typename: "Count", count, precision: "EXACT" };
}

/** The first n of a plain list with a `first` argument; connections are cut by the platform. */
export function firstOf<T>(list: readonly T[], first: unknown): readonly T[] {
  return typeof first === "number" ? list.slice(0, first) : list;
}
