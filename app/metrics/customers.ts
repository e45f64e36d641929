import type { ResourceProgress } from "../store/sync-status";
import type { CustomerCounts } from "./metric";

/**
 * False where orders were placed and of none it is known whether their customers are new: because the
 * history is not here, or because customers may not be read at all.
 */
export function hasKnownCustomers(counts: CustomerCounts): boolean {
  if (counts.unidentifiedOrders > 0) return false;
  const known = counts.newCustomers + counts.returningCustomers;
  return known > 0 || counts.unknownCustomers === 0;
}

/** Whether orders were read with their customers: Shopify tells them only with a scope of its own. */
export function wereCustomersRead(progress: readonly ResourceProgress[]): boolean {
  const orders = progress.find(({ resource }) => resource === "orders");
  return orders !== undefined && !orders.missingScopes.includes("read_customers");
}
