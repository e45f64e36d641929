import { addDays, createShopCalendar, type ShopDay } from "../lib/shop-day";
import type { DayRange } from "../metrics/date-range";
import type { Queryable } from "../store/database.server";
import {
  readArchivedCategories,
  readBestSellers,
  readCheckCounts,
  readNewErrors,
  readScoreDays,
} from "../store/alerts/merchandising.server";
import { readPastCounts, readPastErrors } from "../store/alerts/past-findings.server";
import { readQualityState } from "../store/quality/state.server";
import type { ShopRef } from "../store/with-shop.server";
import type { MerchandisingFacts, PastFindings } from "./facts";
import { countedDays, mostErrors } from "./findings-as-of";

const dayMs = 24 * 60 * 60_000;
const scoreDays = 120;
// Of all the days over which alerts are tried: what memory holds with ease.
const mostPastErrors = 50_000;
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

/** What checks found up to the end of each day of a range, as far as findings tell it; null before all were checked. */
export async function loadPastFindings(
  tx: Queryable,
  shop: ShopRef,
  { baseAt, from, to, zone }: { baseAt: Date | null; zone: string } & DayRange,
): Promise<PastFindings | null> {
  if (!baseAt) return null;
  const range = { baseAt, zone, from: addDays(from, -countedDays), to };
  return {
    baseDay: createShopCalendar(zone).dayOf(baseAt),
    errors: await readPastErrors(tx, shop, { ...range, from }, mostPastErrors),
    counts: await readPastCounts(tx, shop, range),
  };
}
