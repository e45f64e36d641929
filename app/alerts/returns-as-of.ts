import { groupBy } from "../lib/group-by";
import { addDays, type ShopDay } from "../lib/shop-day";
import type { ProductDay } from "../store/alerts/returns.server";
import type { ReturnsAsOf } from "./facts";

/** Lately, and the time before that it is compared with. */
export const returnDays = 28;
export const returnDaysBefore = 180;

/** What came back of products up to a day, worked out from their days. */
export function returnsAsOf(
  days: readonly ProductDay[],
  asOf: ShopDay,
  leastReturned: number,
): ReturnsAsOf {
  const since = addDays(asOf, 1 - returnDays);
  const from = addDays(since, -returnDaysBefore);
  const products = [...groupBy(days, ({ productId }) => productId)].map(([productId, own]) => {
    const found = { sold: 0, returned: 0, soldBefore: 0, returnedBefore: 0 };
    for (const { day, sold, returned } of own) {
      if (day < from || day > asOf) continue;
      if (day >= since) {
        found.sold += sold;
        found.returned += returned;
      } else {
        found.soldBefore += sold;
        found.returnedBefore += returned;
      }
    }
    return { productId, title: own[0]?.title ?? "", ...found };
  });
  const often = products.filter(({ returned }) => returned >= leastReturned);
  return { asOf, products: often.sort((a, b) => b.returned - a.returned) };
}
