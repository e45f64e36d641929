import type { OrderAccess } from "../admin-api/documents/orders";

/** What the granted scopes let us ask of an order. */
export function orderAccess(scopes: ReadonlySet<string>): OrderAccess {
  return {
    customers: scopes.has("read_customers"),
    products: scopes.has("read_products"),
    returns: scopes.has("read_returns"),
  };
}
