import { createShopCalendar, type ShopDay } from "../../lib/shop-day";
import { wereCustomersRead } from "../../metrics/customers";
import { findSalesCoverage, hasNoOrders, observedAt } from "../../metrics/sales/coverage";
import { loadSalesPeriod } from "../../metrics/sales/daily.server";
import type { ShopRow } from "../../store/shops.server";
import { readProgress } from "../../store/sync-progress.server";
import { buildSalesView, listDefinitions } from "./build-view";
import type { SalesView } from "./view";

/**
 * What a shop sold from gross to total sales, by day. Without `from` and `to`: from the first covered
 * day to the last. Nothing after `now` is seen, though it may have been read.
 */
export async function loadSales(
  shop: ShopRow,
  asked: { from?: ShopDay; to?: ShopDay },
  now: Date,
): Promise<SalesView> {
  const { currency, timezone } = shop;
  const progress = await readProgress(shop, now);
  if (!currency || !timezone) return { state: "notRead" };
  const calendar = createShopCalendar(timezone);
  const whole = findSalesCoverage(progress, calendar, shop.shopCreatedAt);
  if (whole?.isFromTheStart && hasNoOrders(progress)) {
    return { state: "empty", currency, timezone, definitions: listDefinitions() };
  }
  const coverage = whole && observedAt(whole, now, calendar);
  if (!coverage) return { state: "notRead" };

  const to = asked.to ?? coverage.asOfDay;
  const range = { from: asked.from ?? coverage.from ?? to, to };
  const period = await loadSalesPeriod(shop, range, {
    coverage,
    hasCustomers: wereCustomersRead(progress),
    until: new Date(now.getTime() + 1),
  });
  return buildSalesView({ currency, timezone }, coverage, period);
}
