import { addDays, eachDay, type ShopDay } from "../lib/shop-day";
import type { Queryable } from "../store/database.server";
import { readProductReturns, readReturnDays } from "../store/alerts/returns.server";
import type { ShopRef } from "../store/with-shop.server";
import type { ReturnsAsOf } from "./facts";
import { returnDays, returnDaysBefore, returnsAsOf } from "./returns-as-of";

const leastReturned = 3;

/** What came back of products, as of each of so many days (`ends`) up to the last one. */
export async function loadReturns(
  tx: Queryable,
  shop: ShopRef,
  lastDay: ShopDay,
  ends: number,
): Promise<ReturnsAsOf[]> {
  const first = addDays(lastDay, 1 - ends);
  const since = addDays(first, 1 - returnDays);
  const from = addDays(since, -returnDaysBefore);
  if (ends > 1) {
    const range = { from, to: lastDay, returnedSince: since, least: leastReturned };
    const days = await readReturnDays(tx, shop, range);
    return eachDay(first, lastDay).map((asOf) => returnsAsOf(days, asOf, leastReturned));
  }
  const products = await readProductReturns(tx, shop, {
    lately: { from: since, to: lastDay },
    before: { from, to: addDays(since, -1) },
    leastReturned,
  });
  return [{ asOf: lastDay, products }];
}
