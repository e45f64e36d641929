import type { CustomerCounts } from "./metric";

/** False where customers ordered and of none it is known whether they are new. */
export function hasKnownCustomers(counts: CustomerCounts): boolean {
  const known = counts.newCustomers + counts.returningCustomers;
  return known > 0 || counts.unknownCustomers === 0;
}
