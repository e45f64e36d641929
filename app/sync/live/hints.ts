import { numberOfGid } from "../../lib/gid";
import { hintPayloads, isHintTopic, type HintTopic } from "../inbox-payloads";
import type { ObjectResource } from "../../store/live-marks.server";

/** Objects to read again, by kind; inventory items stand for the products of their variants. */
export type Hints = Record<ObjectResource | "inventoryItems", Set<number>>;

const kinds: Readonly<Record<HintTopic, keyof Hints>> = {
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

/** What a backlog of webhooks comes to: each object once, however often it was named. */
export function collectHints(rows: readonly { topic: string; payload: unknown }[]): Hints {
  const hints: Hints = {
    orders: new Set(),
    products: new Set(),
    customers: new Set(),
    collections: new Set(),
    inventoryItems: new Set(),
  };
  for (const { topic, payload } of rows) {
    if (!isHintTopic(topic)) continue;
    for (const id of idsOf(hintPayloads[topic].parse(payload))) hints[kinds[topic]].add(id);
  }
  return hints;
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
