import type { MutationResolver } from "../platform/types";
import type { World } from "../world/types";

interface Segment {
  id: number;
  name: string;
  query: string;
}

// Segments of customers live here alone: nothing else of the store asks for them.
const segments = new WeakMap<World, Segment[]>();
const firstId = 410_000_001;
// The one filter of the segment query language that the dev-store understands.
const groupFilter = /^rfm_group = '[A-Z_]+'$/;

/** segmentCreate: of customers of an RFM group, under a name that no other segment has. */
export const segmentCreate: MutationResolver = (
  { world },
  { name, query }: { name: string; query: string },
) => {
  const known = segments.get(world) ?? [];
  const fault = findFault(known, name.trim(), query);
  if (fault) return { segment: null, userErrors: [fault] };
  const segment = { id: firstId + known.length, name: name.trim(), query };
  segments.set(world, [...known, segment]);
  const now = new Date((world.now ?? world.clock)()).toISOString();
  return {
    segment: {
      id: `gid://shopify/Segment/${segment.id}`,
      name: segment.name,
      query,
      creationDate: now,
      lastEditDate: now,
    },
    userErrors: [],
  };
};

function findFault(known: readonly Segment[], name: string, query: string) {
  if (name === "") return { field: ["name"], message: "Name can't be blank" };
  if (known.some((segment) => segment.name === name)) {
    return { field: ["name"], message: "Name has already been taken" };
  }
  return groupFilter.test(query) ? null : { field: ["query"], message: "Query is invalid" };
}
