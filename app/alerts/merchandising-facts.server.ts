import { addDays, type ShopDay } from "../lib/shop-day";
import type { Queryable } from "../store/database.server";
import {
  readArchivedCategories,
  readBestSellers,
  readCheckCounts,
  readNewErrors,
  readScoreDays,
} from "../store/alerts/merchandising.server";
import { readQualityState } from "../store/quality/state.server";
import type { ShopRef } from "../store/with-shop.server";
import type { MerchandisingFacts } from "./facts";

const dayMs = 24 * 60 * 60_000;
/** Days that a count is compared with the one before. */
const countedDays = 7;
const scoreDays = 120;
// More have one cause, or are nothing that is read one by one.
const mostErrors = 2_000;
const mostBestSellers = 200;
/** The check of categories that Shopify has archived. */
const retiredCategory = "TAX-04";

/** What checks have found of a shop's products; null before they were all checked. */
export async function loadMerchandisingFacts(
  tx: Queryable,
  shop: ShopRef,
  { baseAt, today, now }: { baseAt: Date | null; today: ShopDay; now: Date },
): Promise<MerchandisingFacts | null> {
  if (!baseAt) return null;
  const weekAgo = new Date(now.getTime() - countedDays * dayMs);
  return {
    newErrors: await readNewErrors(tx, shop, baseAt, mostErrors),
    counts: await readCheckCounts(tx, shop, {
      baseAt,
      since: weekAgo > baseAt ? weekAgo : baseAt,
    }),
    bestSellers: await readBestSellers(tx, shop, mostBestSellers),
    isSalesKnown: (await readQualityState(tx, shop)).isSalesKnown,
    archived: await readArchivedCategories(tx, shop, retiredCategory),
    scores: await readScoreDays(tx, shop, addDays(today, -scoreDays)),
  };
}
