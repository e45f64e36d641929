import { groupBy } from "../lib/group-by";
import { addDays, createShopCalendar, eachDay, type ShopDay } from "../lib/shop-day";
import type { DayRange } from "../metrics/date-range";
import { isRangeCovered, type SalesCoverage } from "../metrics/sales/coverage";
import { readScoreDays } from "../store/alerts/merchandising.server";
import {
  readPastArchived,
  readPastCounts,
  readPastErrors,
} from "../store/alerts/past-findings.server";
import {
  readSalesByDay,
  readStockDays,
  readTitles,
  readVariantLevels,
} from "../store/alerts/past-sellers.server";
import type { Queryable } from "../store/database.server";
import { areSalesFolded } from "../store/quality/sales.server";
import type { ShopRef } from "../store/with-shop.server";
import { rankedRange, rankSellers } from "./best-sellers-as-of";
import type { MerchandisingFacts, PastFindings, PastSellers } from "./facts";
import { countedDays, nothingFound } from "./findings-as-of";
import { retiredCategory, scoreDays } from "./merchandising-facts.server";
import type { TriedOn } from "./rule";

/** What a rule of products is tried on. */
export interface TriedOnProducts {
  triedOn: TriedOn;
  /** Of products that sell most, so many are looked at. */
  top: number;
  /** When products had all been checked. */
  baseAt: Date;
  range: DayRange;
  /** The shop's time zone. */
  zone: string;
  /** Null: of no day. */
  coverage: SalesCoverage | null;
  /** So many errors are looked at. */
  mostErrors: number;
}

/**
 * What of merchandising a rule asks for over the days of a range, and nothing else; null: sales are asked for, and still
 * being read or added up.
 */
export async function loadPastMerchandising(
  tx: Queryable,
  shop: ShopRef,
  tried: TriedOnProducts,
): Promise<{ merchandising: MerchandisingFacts; past: PastFindings | null } | null> {
  const { triedOn, range } = tried;
  if (triedOn === "scores") {
    // As far back from the first day as it is looked now.
    const scores = await readScoreDays(tx, shop, addDays(range.from, -scoreDays));
    return { merchandising: { ...nothingFound, scores }, past: null };
  }
  if (isOfSellers(triedOn) && !(await areSalesHere(tx, shop, tried.coverage))) return null;
  const past = await loadFindings(tx, shop, tried);
  return { merchandising: { ...nothingFound, scores: [] }, past };
}

/** As far as findings, sales and snapshots tell it. */
async function loadFindings(
  tx: Queryable,
  shop: ShopRef,
  tried: TriedOnProducts,
): Promise<PastFindings> {
  const { triedOn, baseAt, zone, range, mostErrors } = tried;
  const past = { baseAt, zone, ...range };
  // What has struck a best seller may have struck others too, and is told with them.
  const asksForErrors = triedOn === "newErrors" || triedOn === "sellerErrors";
  const errors = asksForErrors
    ? await readPastErrors(tx, shop, past, { newsUpTo: mostErrors + 1 })
    : null;
  const weekBefore = { ...past, from: addDays(range.from, -countedDays) };
  return {
    baseDay: createShopCalendar(zone).dayOf(baseAt),
    errors: errors?.slice(0, mostErrors) ?? null,
    isCut: errors !== null && errors.length > mostErrors,
    counts: triedOn === "counts" ? await readPastCounts(tx, shop, weekBefore) : null,
    archived:
      triedOn === "archived" ? await readPastArchived(tx, shop, past, retiredCategory) : null,
    sellers: isOfSellers(triedOn) ? await loadSellers(tx, shop, tried) : null,
  };
}

const isOfSellers = (triedOn: TriedOn) => triedOn === "sellerErrors" || triedOn === "sellerStock";

async function areSalesHere(
  tx: Queryable,
  shop: ShopRef,
  coverage: SalesCoverage | null,
): Promise<boolean> {
  return coverage !== null && !coverage.isReading && (await areSalesFolded(tx, shop));
}

async function loadSellers(
  tx: Queryable,
  shop: ShopRef,
  { triedOn, top, baseAt, zone, range, coverage }: TriedOnProducts,
): Promise<PastSellers> {
  const rankings = await loadRankings(tx, shop, range, coverage, top);
  const ids = new Set([...rankings.values()].flat().map(({ productId }) => productId));
  const productIds = [...ids];
  const byProduct = <Row extends { productId: number }>(rows: readonly Row[]) =>
    groupBy(rows, ({ productId }) => productId);
  const past = { baseAt, zone, ...range };
  return {
    rankings,
    titles: await readTitles(tx, shop, productIds),
    errors:
      triedOn === "sellerErrors"
        ? byProduct(await readPastErrors(tx, shop, past, { productIds }))
        : null,
    stock:
      triedOn === "sellerStock"
        ? {
            days: new Set(await readStockDays(tx, shop, range)),
            variants: byProduct(await readVariantLevels(tx, shop, range, productIds)),
          }
        : null,
  };
}

/** Of the days of which the sales of all days before them that count are here. */
async function loadRankings(
  tx: Queryable,
  shop: ShopRef,
  { from, to }: DayRange,
  coverage: SalesCoverage | null,
  top: number,
): Promise<PastSellers["rankings"]> {
  const known = eachDay(from, to).filter(
    (day: ShopDay) => coverage !== null && isRangeCovered(coverage, rankedRange(day)),
  );
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  const sold = { from: rankedRange(first).from, to: rankedRange(last).to };
  return rankSellers(await readSalesByDay(tx, shop, sold), { from: first, to: last }, top);
}
