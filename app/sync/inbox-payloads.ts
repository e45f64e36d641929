import { z } from "zod";

const id = z.number().int().positive();

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
} as const;

export type InboxTopic = keyof typeof inboxPayloads;
export type InboxPayload<Topic extends InboxTopic> = z.output<(typeof inboxPayloads)[Topic]>;

export function isInboxTopic(topic: string): topic is InboxTopic {
  return Object.hasOwn(inboxPayloads, topic);
}
