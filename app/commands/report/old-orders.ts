import { addDays, type ShopDay } from "../../lib/shop-day";

// What Home opens on.
const shownDays = 30;

/**
 * Where the newest orders of a merchant's files are to be seen, in two lines: pages open on the last 30 days, in which
 * an export of last year has nothing. Empty where they do show orders, or where there are none at all.
 */
export function describeOldOrders(
  adminUrl: string,
  newest: ShopDay | null,
  today: ShopDay,
): string[] {
  if (newest === null || newest > addDays(today, -shownDays)) return [];
  const range = new URLSearchParams({ from: addDays(newest, 1 - shownDays), to: newest });
  return [
    `The newest order is of ${newest}, and pages open on the last ${shownDays} days. Those up to it:`,
    `${adminUrl}/app?${range.toString()}`,
  ];
}
