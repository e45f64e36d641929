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
import { lookedAt, mostBest } from "./best-seller-band";
import { countedDays, cutErrors, mostErrors } from "./findings-as-of";

const dayMs = 24 * 60 * 60_000;
/** So far back scores are looked at. */
export const scoreDays = 120;
/** The check of categories that Shopify has archived. */
export const retiredCategory = "TAX-04";

/** What checks have found of a shop's products; null before they were all checked. */
export async function loadMerchandisingFacts(
  tx: Queryable,
  shop: ShopRef,
  { baseAt, today, now }: { baseAt: Date | null; today: ShopDay; now: Date },
): Promise<MerchandisingFacts | null> {
  if (!baseAt) return null;
  const { isSalesKnown } = await readQualityState(tx, shop);
  const weekAgo = new Date(now.getTime() - countedDays * dayMs);
  return {
    ...cutErrors(await readNewErrors(tx, shop, baseAt, mostErrors + 1)),
    counts: await readCheckCounts(tx, shop, {
      baseAt,
      since: weekAgo > baseAt ? weekAgo : baseAt,
    }),
    bestSellers: isSalesKnown ? await readBestSellers(tx, shop, lookedAt(mostBest)) : null,
    archived: await readArchivedCategories(tx, shop, retiredCategory),
    scores: await readScoreDays(tx, shop, addDays(today, -scoreDays)),
  };
}
