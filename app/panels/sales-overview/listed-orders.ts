import type { DayRange } from "../../metrics/date-range";
import type { Breakdown } from "../../metrics/sales/breakdown";

/** Rows whose orders the app lists itself where the admin's list cannot be searched for them. */
export const listedBreakdowns = [
  "product",
  "variant",
  "channel",
  "code",
  "kind",
  "country",
] as const satisfies readonly Breakdown[];

/** Rows of anything else (type, vendor, collection and the like) lead to their products. */
export function leadsToOrders(breakdown: Breakdown): boolean {
  return listedBreakdowns.some((listed) => listed === breakdown);
}

/** Where the app lists the orders of a row; null: rows of the breakdown lead elsewhere. */
export function listedOrdersUrl(breakdown: Breakdown, key: string, days: DayRange): string | null {
  if (!leadsToOrders(breakdown)) return null;
  const params = new URLSearchParams({ by: breakdown, key, from: days.from, to: days.to });
  return `/app/sales/orders?${params.toString()}`;
}
