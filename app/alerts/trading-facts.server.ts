import { addDays, createShopCalendar, type ShopDay } from "../lib/shop-day";
import { wereCustomersRead } from "../metrics/customers";
import { loadBreakdowns } from "../metrics/sales/breakdown.server";
import { findSalesCoverage, isRangeCovered, type SalesCoverage } from "../metrics/sales/coverage";
import { loadPeriodSessions } from "../metrics/sales/sessions.server";
import { mixBreakdowns, splitByLargerMix } from "../metrics/sales/split-by-mix";
import { areSalesFolded } from "../store/quality/sales.server";
import { readFirstDay } from "../store/rollup/read-keys.server";
import type { ShopRow } from "../store/shops.server";
import { readProgress } from "../store/sync-progress.server";
import { withShop } from "../store/with-shop.server";
import type { CauseSplit, TradingFacts, TradingNeeds } from "./facts";
import { loadMarketingFacts } from "./marketing-facts.server";
import { loadReconciliationFacts } from "./reconciliation-facts.server";
import { loadReturns } from "./returns-facts.server";
import { weekBefore } from "./sales-causes";
import { loadTradeDays } from "./trade-days.server";

// What is usual, a year before it, and the days over which alerts are tried.
const historyDays = 700;
const watchedLengths = [1, 3];

/**
 * A shop's trade up to the last day that is over, and what customers cost, how budgets go and what came back up to each
 * of so many days (`ends`); null while its history is read or added up. What is not needed is as if it were not known.
 */
export async function loadTradingFacts(
  shop: ShopRow,
  now: Date,
  { ends, priceDrop, parts }: TradingNeeds & { ends: number },
): Promise<TradingFacts | null> {
  const { currency, timezone } = shop;
  if (!currency || !timezone) return null;
  const calendar = createShopCalendar(timezone);
  const progress = await readProgress(shop, now);
  const coverage = findSalesCoverage(progress, calendar, shop.shopCreatedAt);
  if (!coverage || coverage.isReading) return null;
  const { areFolded, firstDay } = await withShop(shop, async (tx) => ({
    areFolded: await areSalesFolded(tx, shop),
    firstDay: await readFirstDay(tx, shop),
  }));
  const lastDay = addDays(coverage.asOfDay, -1);
  if (!areFolded || firstDay === null || firstDay > lastDay) return null;
  const hasCustomers = wereCustomersRead(progress);
  const range = {
    from: latest(firstDay, coverage.from, addDays(lastDay, -historyDays)),
    to: lastDay,
  };
  return {
    lastDay,
    days: parts.has("days")
      ? await loadTradeDays(shop, range, {
          ...{ coverage, hasCustomers, timezone, now, ends, priceDrop, progress },
        })
      : [],
    splits: parts.has("splits") ? await loadSplits(shop, lastDay, coverage, timezone) : [],
    ...(await loadMarketingFacts(shop, lastDay, { ends, parts })),
    returns: parts.has("returns")
      ? await withShop(shop, (tx) => loadReturns(tx, shop, lastDay, ends))
      : [],
    reconciliation: parts.has("reconciliation")
      ? await loadReconciliationFacts(shop, { coverage, calendar, hasCustomers })
      : null,
  };
}

/** Why the last days differ from those of the week before, as Sales > Why it changed has it. */
async function loadSplits(
  shop: ShopRow,
  lastDay: ShopDay,
  coverage: SalesCoverage,
  timezone: string,
): Promise<CauseSplit[]> {
  const splits: CauseSplit[] = [];
  for (const length of watchedLengths) {
    const days = { from: addDays(lastDay, 1 - length), to: lastDay };
    const before = weekBefore(days);
    if (!isRangeCovered(coverage, before)) continue;
    const windows = { current: days, previous: before };
    const facts = await loadBreakdowns(shop, mixBreakdowns, windows);
    const sessions = await loadPeriodSessions(shop, windows, timezone);
    splits.push({ days, before, parts: splitByLargerMix(facts, sessions).split.parts });
  }
  return splits;
}

function latest(...days: (ShopDay | null)[]): ShopDay {
  return days.reduce<ShopDay>((last, day) => (day !== null && day > last ? day : last), "");
}
