import { sumRefunds } from "../../store/refunds.server";
import type { ShopRef } from "../../store/with-shop.server";
import type { SalesWindows } from "./daily.server";
import { spanOfWindow, type RefundFacts } from "./refunds";

/** Money refunded in the covered parts of a range and of the days that it is compared with. */
export async function loadRefunds(
  shop: ShopRef,
  { current, previous }: SalesWindows,
  zone: string,
): Promise<{ current: RefundFacts; previous: RefundFacts }> {
  const known = [current, previous].filter((window) => window !== null);
  const sums = await sumRefunds(
    shop,
    known.map((window) => spanOfWindow(window, zone)),
  );
  const of = (window: SalesWindows["current"]): RefundFacts => ({
    refundedMinor: window && (sums[known.indexOf(window)] ?? null),
  });
  return { current: of(current), previous: of(previous) };
}
