import { addDays, createShopCalendar, type ShopDay } from "../lib/shop-day";
import { loadCheckoutDays, loadConversionDays } from "../metrics/conversion/daily.server";
import { measurementChangedOn } from "../metrics/conversion/measurement";
import type { DayRange } from "../metrics/date-range";
import type { SalesCoverage } from "../metrics/sales/coverage";
import { loadSalesPeriod } from "../metrics/sales/daily.server";
import { hasCheckout } from "../metrics/sales/online-share";
import { readFirstCheckout } from "../store/abandoned-checkouts.server";
import { pastOfSales, type ChargedPrices } from "../store/alerts/charged-prices";
import { readChargedPrices } from "../store/alerts/prices.server";
import { readWindowDays } from "../store/rollup/read-window.server";
import type { ShopRow } from "../store/shops.server";
import type { ResourceProgress } from "../store/sync-status";
import { withShop } from "../store/with-shop.server";
import type { CheckoutCounts, TradeDay } from "./facts";

export interface TradeDaysOptions {
  coverage: SalesCoverage;
  hasCustomers: boolean;
  /** The shop's. */
  timezone: string;
  now: Date;
  /** So many of the last days are looked at, each with those just before it. */
  ends: number;
  /** As in TradingNeeds. */
  priceDrop: number | null;
  progress: readonly ResourceProgress[];
}

// Prices are looked at over three days.
const priceDaysBefore = 2;

/** Trade of every day of a range; see TradeDay. */
export async function loadTradeDays(
  shop: ShopRow,
  range: DayRange,
  options: TradeDaysOptions,
): Promise<TradeDay[]> {
  const { timezone, now, ends, priceDrop } = options;
  const sales = await loadSalesPeriod(shop, range, { ...options, until: now });
  const visits = await loadConversionDays(shop, range, timezone);
  const visitsOf = new Map(visits.days.map((day) => [day.day, day]));
  const checkoutsOf = await loadCheckouts(shop, range, options);
  const pricesOf =
    priceDrop === null ? new Map() : await loadPrices(shop, range.to, ends, priceDrop);
  return sales.days.map((facts) => {
    const known = visitsOf.get(facts.day);
    const isWhole =
      known !== undefined && !known.isIncomplete && isCountedAsOn(facts.day, range.to);
    return {
      day: facts.day,
      netMinor: facts.grossSalesMinor + facts.discountsMinor + facts.returnsMinor,
      orders: facts.orders,
      placedMinor: facts.placedGrossMinor + facts.placedDiscountsMinor,
      valuedOrders: facts.orders - facts.giftCardOnlyOrders,
      sessions: isWhole ? known.sessions : null,
      reached: isWhole ? known.reachedCheckout : null,
      completed: isWhole ? known.completedCheckout : null,
      checkouts: checkoutsOf.get(facts.day) ?? null,
      prices: pricesOf.get(facts.day) ?? null,
    };
  });
}

/**
 * Of the last days, and where these are cheap, or several days are looked at, of half a year before: of a large shop
 * it takes some seconds.
 */
async function loadPrices(
  shop: ShopRow,
  to: ShopDay,
  ends: number,
  priceDrop: number,
): Promise<ReadonlyMap<ShopDay, ChargedPrices>> {
  const from = addDays(to, 1 - ends - priceDaysBefore);
  const before = addDays(from, -pastOfSales.days);
  return withShop(shop, async (tx) => {
    const last = ends > 1 ? [] : await readChargedPrices(tx, shop, { from, to });
    const isCheap = last.some(({ lines, ratioSum }) => 1 - ratioSum / lines >= priceDrop);
    const prices =
      ends > 1 || isCheap ? await readChargedPrices(tx, shop, { from: before, to }) : last;
    return new Map(prices.map(({ day, ...charged }) => [day, charged]));
  });
}

/** Visits of days that were counted in another way say nothing of what is usual now. */
function isCountedAsOn(day: ShopDay, lastDay: ShopDay): boolean {
  return day >= measurementChangedOn || lastDay < measurementChangedOn;
}

/** Of days that are known to their end. Shopify forgets checkouts that were left long ago: from the oldest on. */
async function loadCheckouts(
  shop: ShopRow,
  range: DayRange,
  { timezone, progress, now }: TradeDaysOptions,
): Promise<ReadonlyMap<ShopDay, CheckoutCounts>> {
  const reading = progress.find(({ resource }) => resource === "abandonedCheckouts");
  const first = await readFirstCheckout(shop);
  const asOf = reading?.coversTo ?? reading?.startedAt;
  if (reading?.status !== "done" || !asOf || first === null) return new Map();
  const calendar = createShopCalendar(timezone);
  const firstWhole = addDays(calendar.dayOf(first), 1);
  const lastWhole = addDays(calendar.dayOf(asOf), -1);
  const from = firstWhole > range.from ? firstWhole : range.from;
  const to = lastWhole < range.to ? lastWhole : range.to;
  if (from > to) return new Map();
  const orders = await withShop(shop, (tx) =>
    readWindowDays(tx, shop, "channel", { from, to, until: now }, { only: ["orders"] }),
  );
  const ordered = new Map<ShopDay, number>();
  for (const { period, key, orders: count } of orders) {
    if (hasCheckout(key)) ordered.set(period, (ordered.get(period) ?? 0) + count);
  }
  const left = await loadCheckoutDays(shop, { from, to }, timezone);
  return new Map(
    left.map(({ day, abandoned }) => [day, { ordered: ordered.get(day) ?? 0, left: abandoned }]),
  );
}
