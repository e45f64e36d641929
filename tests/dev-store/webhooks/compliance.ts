import type { WebhookSink } from "../platform/types";
import type { World } from "../world/types";

/** What the law lets a customer or a merchant ask for. */
export type ComplianceRequest =
  | { topic: "customers/data_request"; customerId: number }
  | { topic: "customers/redact"; customerId: number }
  /** Shopify sends it 48 hours after uninstall. */
  | { topic: "shop/redact" };

/** Sends one of the mandatory compliance webhooks, with the payload Shopify documents. */
export function sendCompliance(
  webhooks: WebhookSink,
  world: World,
  request: ComplianceRequest,
): void {
  const { shopDomain } = world.settings;
  webhooks.deliver(request.topic, buildCompliancePayload(world, request), { shop: shopDomain });
}

export function buildCompliancePayload(
  world: World,
  request: ComplianceRequest,
): Record<string, unknown> {
  const { shopId, shopDomain } = world.settings;
  const shop = { shop_id: shopId, shop_domain: shopDomain };
  if (request.topic === "shop/redact") return shop;
  // The store holds no personal data, so there is no address to hand on.
  const customer = { id: request.customerId, email: null, phone: null };
  const orders = ordersOf(world, request.customerId);
  if (request.topic === "customers/redact") return { ...shop, customer, orders_to_redact: orders };
  // One request per customer and instant is enough to tell them apart.
  return {
    ...shop,
    customer,
    orders_requested: orders,
    data_request: { id: world.clock() },
  };
}

function ordersOf(world: World, customerId: number): number[] {
  const orders = world.resource("orders");
  return Array.from(orders.ids()).filter(
    (id) => Number(orders.field(id, "customer_id")) === customerId,
  );
}
