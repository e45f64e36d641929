import type { MutationResolver } from "../platform/types";
import type { World } from "../world/types";

export interface ReceivedTrigger {
  handle: string;
  payload: Record<string, unknown>;
}

const received = new WeakMap<World, ReceivedTrigger[]>();
// A workflow's references are numbers, each under the name of what it is followed by "_id".
const references = {
  product_id: "products",
  order_id: "orders",
  customer_id: "customers",
} as const;
const mostBytes = 50_000;

/** What the app has told Shopify Flow of a shop, in order. */
export function triggersOf(world: World): readonly ReceivedTrigger[] {
  return received.get(world) ?? [];
}

/** flowTriggerReceive: keeps what it is told, where that could start a workflow. */
export const flowTriggerReceive: MutationResolver = (
  { world },
  { handle, payload }: { handle?: string; payload?: unknown },
) => {
  const fault = findFault(world, handle, payload);
  if (fault) return { userErrors: [fault] };
  const known = received.get(world) ?? [];
  received.set(world, [...known, { handle, payload } as ReceivedTrigger]);
  return { userErrors: [] };
};

function findFault(world: World, handle: string | undefined, payload: unknown) {
  if (!handle || !/^[a-z0-9-]{1,30}$/.test(handle)) {
    return { field: ["handle"], message: "Handle is invalid" };
  }
  if (typeof payload !== "object" || payload === null || Array.isArray(payload)) {
    return { field: ["payload"], message: "Payload must be an object" };
  }
  if (JSON.stringify(payload).length > mostBytes) {
    return { field: ["payload"], message: "Payload is too large" };
  }
  for (const [key, value] of Object.entries(payload)) {
    const resource = references[key as keyof typeof references];
    if (resource && !(typeof value === "number" && world.resource(resource).node(value))) {
      return { field: ["payload"], message: `${key} refers to nothing` };
    }
  }
  return null;
}
