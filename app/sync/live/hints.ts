import { numberOfGid } from "../../lib/gid";
import { hintPayloads, isHintTopic, type HintTopic } from "../inbox-payloads";
import type { ObjectResource } from "../../store/live-marks.server";

/** Inventory items stand for the products of their variants. */
export type HintedKind = ObjectResource | "inventoryItems";

/** Objects to read again that one webhook names. */
export interface Hint {
  kind: HintedKind;
  ids: readonly number[];
}

const kinds: Readonly<Record<HintTopic, HintedKind>> = {
  "orders/create": "orders",
  "orders/updated": "orders",
  "orders/cancelled": "orders",
  "orders/edited": "orders",
  "orders/delete": "orders",
  "refunds/create": "orders",
  "products/create": "products",
  "products/update": "products",
  "products/delete": "products",
  "inventory_items/update": "inventoryItems",
  "collections/create": "collections",
  "collections/update": "collections",
  "collections/delete": "collections",
  "customers/create": "customers",
  "customers/update": "customers",
  "customers/delete": "customers",
  "customers/merge": "customers",
};

/** The topics that name objects of these kinds. */
export function topicsOf(...wanted: HintedKind[]): HintTopic[] {
  return (Object.keys(kinds) as HintTopic[]).filter((topic) => wanted.includes(kinds[topic]));
}

/** What a webhook names. Throws where its topic names nothing to read again. */
export function hintOf({ topic, payload }: { topic: string; payload: unknown }): Hint {
  if (!isHintTopic(topic)) throw new Error(`${topic} is acted upon, and names nothing to read`);
  return { kind: kinds[topic], ids: idsOf(hintPayloads[topic].parse(payload)) };
}

/** The objects of a kind that some webhooks name, each once. */
export function idsOfKind(hints: readonly Hint[], kind: HintedKind): number[] {
  return [...new Set(hints.flatMap((hint) => (hint.kind === kind ? hint.ids : [])))];
}

type Kept = ReturnType<(typeof hintPayloads)[HintTopic]["parse"]>;

function idsOf(payload: Kept): number[] {
  if ("order_edit" in payload) return [payload.order_edit.order_id];
  if ("order_id" in payload) return [payload.order_id];
  if ("id" in payload) return [payload.id];
  // Either may be the one we know by now.
  return [
    numberOfGid(payload.admin_graphql_api_customer_kept_id),
    numberOfGid(payload.admin_graphql_api_customer_deleted_id),
  ];
}
