import type { OrderAccess } from "../admin-api/documents/orders";
import type { Permissions } from "./bulk-reader";

/** What the granted scopes, and the merchant, let us ask of an order. */
export function orderAccess({ scopes, countries }: Permissions): OrderAccess {
  return {
    customers: scopes.has("read_customers"),
    products: scopes.has("read_products"),
    returns: scopes.has("read_returns"),
    countries,
  };
}
