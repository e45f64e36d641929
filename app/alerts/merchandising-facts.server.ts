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
import type { AlertRule } from "./rule";

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

/** What of merchandising a rule is tried on over the days of a range; null before all products were checked. */
export async function loadPastMerchandising(
  tx: Queryable,
  shop: ShopRef,
  rule: AlertRule,
  { baseAt, ...range }: { baseAt: Date | null; zone: string } & DayRange,
): Promise<{ merchandising: MerchandisingFacts; past: PastFindings | null } | null> {
  if (!baseAt) return null;
  const scores = await readScoreDays(tx, shop, addDays(range.to, -scoreDays));
  return {
    merchandising: { ...notOfThePast, scores },
    past: rule.triedOn === "findings" ? await loadFindings(tx, shop, { baseAt, ...range }) : null,
  };
}

/** What is not known of days that are over. */
const notOfThePast: Omit<MerchandisingFacts, "scores"> = {
  newErrors: null,
  counts: null,
  bestSellers: [],
  isSalesKnown: false,
  archived: [],
};

/** What checks found up to the end of each day of a range, as far as findings tell it. */
async function loadFindings(
  tx: Queryable,
  shop: ShopRef,
  { baseAt, from, to, zone }: { baseAt: Date; zone: string } & DayRange,
): Promise<PastFindings> {
  const range = { baseAt, zone, from, to };
  return {
    baseDay: createShopCalendar(zone).dayOf(baseAt),
    errors: await readPastErrors(tx, shop, range, mostPastErrors),
    counts: await readPastCounts(tx, shop, { ...range, from: addDays(from, -countedDays) }),
  };
}
