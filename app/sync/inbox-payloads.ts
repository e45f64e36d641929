import { z } from "zod";

const id = z.number().int().positive();
const ofObject = z.object({ id });
const ofOrder = z.object({ order_id: id });
const gid = z.string().regex(/^gid:\/\/shopify\/Customer\/\d+$/);

/**
 * Topics that only say that something may have changed: what is kept of each is which object to read
 * again.
 */
export const hintPayloads = {
  "orders/create": ofObject,
  "orders/updated": ofObject,
  "orders/cancelled": ofObject,
  "orders/edited": z.object({ order_edit: ofOrder }),
  "orders/delete": ofObject,
  "refunds/create": ofOrder,
  "products/create": ofObject,
  "products/update": ofObject,
  "products/delete": ofObject,
  "inventory_items/update": ofObject,
  "collections/create": ofObject,
  "collections/update": ofObject,
  "collections/delete": ofObject,
  "customers/create": ofObject,
  "customers/update": ofObject,
  "customers/delete": ofObject,
  "customers/merge": z.object({
    admin_graphql_api_customer_kept_id: gid,
    admin_graphql_api_customer_deleted_id: gid,
  }),
} as const;

/**
 * What is kept of each topic we subscribe to: ids, never the names, addresses and numbers that
 * Shopify sends along. Topics that are not listed are answered and dropped.
 */
export const inboxPayloads = {
  "app/uninstalled": z.object({ id: id.optional() }),
  "app/scopes_update": z.object({ current: z.array(z.string()), previous: z.array(z.string()) }),
  "shop/update": z.object({ id: id.optional() }),
  "bulk_operations/finish": z.object({ admin_graphql_api_id: z.string(), status: z.string() }),
  "customers/data_request": z.object({
    customer: z.object({ id }),
    orders_requested: z.array(id).default([]),
    data_request: z.object({ id }).optional(),
  }),
  "customers/redact": z.object({
    customer: z.object({ id }),
    orders_to_redact: z.array(id).default([]),
  }),
  "shop/redact": z.object({ shop_id: id, shop_domain: z.string() }),
  ...hintPayloads,
} as const;

export type InboxTopic = keyof typeof inboxPayloads;
export type HintTopic = keyof typeof hintPayloads;
export type InboxPayload<Topic extends InboxTopic> = z.output<(typeof inboxPayloads)[Topic]>;

export function isInboxTopic(topic: string): topic is InboxTopic {
  return Object.hasOwn(inboxPayloads, topic);
}

export function isHintTopic(topic: string): topic is HintTopic {
  return Object.hasOwn(hintPayloads, topic);
}

export const hintTopics = Object.keys(hintPayloads) as HintTopic[];
/** Topics that are acted upon one by one, in their order. */
export const actedTopics = Object.keys(inboxPayloads).filter((topic) => !isHintTopic(topic));
