import { addDays, startOfDay } from "../../lib/shop-day";
import type { SalesWindow } from "../../store/sales-window";

/** What went back to customers in a period; null: nothing of it has been read. */
export interface RefundFacts {
  refundedMinor: number | null;
}

/** The instants of a window's days in the shop's zone. */
export function spanOfWindow(
  { from, to, until }: SalesWindow,
  zone: string,
): { from: Date; until: Date } {
  const end = startOfDay(addDays(to, 1), zone);
  return { from: startOfDay(from, zone), until: until && until < end ? until : end };
}
