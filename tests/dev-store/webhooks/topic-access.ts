import type { ProtectedDataLevel } from "../platform/types";

const ORDERS = ["read_orders", "read_marketplace_orders"];
const RETURNS = ["read_returns", "read_marketplace_returns"];
const PRODUCTS = ["read_products"];
const PUBLICATIONS = ["read_publications"];
const LISTINGS = ["read_product_listings"];
const CUSTOMERS = ["read_customers"];

/**
 * Scopes of which an app needs one to receive a topic, as the reference of WebhookSubscriptionTopic
 * says: by the whole topic, or by what stands before its slash or dot. A topic that is not here
 * (app, shop, bulk operations, domains) needs none.
 */
const SCOPES: Record<string, readonly string[]> = {
  carts: ["read_orders"],
  channels: PUBLICATIONS,
  checkouts: ["read_orders"],
  collection_listings: LISTINGS,
  collection_publications: PUBLICATIONS,
  collections: PRODUCTS,
  companies: [...CUSTOMERS, "read_companies"],
  customer: CUSTOMERS,
  customer_groups: CUSTOMERS,
  customer_payment_methods: ["read_customer_payment_methods"],
  customers: CUSTOMERS,
  "customers/merge": ["read_customer_merge"],
  discounts: ["read_discounts"],
  disputes: ["read_shopify_payments_disputes"],
  draft_orders: ["read_draft_orders"],
  fulfillment_events: ["read_fulfillments"],
  fulfillments: ["read_fulfillments", "read_marketplace_orders"],
  inventory_items: ["read_inventory", "read_products"],
  inventory_levels: ["read_inventory"],
  inventory_shipments: ["read_inventory_shipments"],
  inventory_transfers: ["read_inventory_transfers"],
  locales: ["read_locales"],
  locations: ["read_locations"],
  markets: ["read_markets"],
  metaobjects: ["read_metaobjects"],
  order_transactions: ORDERS,
  orders: ORDERS,
  "orders/delete": ["read_orders"],
  payment_terms: ["read_payment_terms"],
  product_feeds: LISTINGS,
  product_listings: LISTINGS,
  product_publications: PUBLICATIONS,
  products: PRODUCTS,
  refunds: ORDERS,
  returns: RETURNS,
  reverse_deliveries: RETURNS,
  reverse_fulfillment_orders: RETURNS,
  segments: CUSTOMERS,
  themes: ["read_themes"],
  variants: PRODUCTS,
};

/** Topics that carry a customer: without any approval for customer data they stay away. */
const CUSTOMER_TOPIC = /^customers?[/.]/;

/**
 * Whether an app with these scopes (reading halves of write_ scopes included) receives the topic.
 * The compliance topics, which every app has to accept, are not asked about here.
 */
export function mayReceive(
  topic: string,
  scopes: ReadonlySet<string>,
  customerData: ProtectedDataLevel,
): boolean {
  if (customerData === 0 && CUSTOMER_TOPIC.test(topic)) return false;
  const needed = SCOPES[topic] ?? SCOPES[topic.split(/[/.]/)[0]!];
  return needed === undefined || needed.some((scope) => scopes.has(scope));
}
