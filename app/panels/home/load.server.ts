import { createShopCalendar } from "../../lib/shop-day";
import { parseRange } from "../../metrics/date-range";
import { findSalesCoverage } from "../../metrics/sales/coverage";
import { loadSalesPeriods } from "../../metrics/sales/daily.server";
import type { ResourceProgress } from "../../store/sync-status";
import type { ShopRow } from "../../store/shops.server";
import { readProgress } from "../../store/sync-progress.server";
import { chooseNotice } from "../data-status/notice";
import { toReadingView, toResourceView } from "../data-status/view";
import { buildReadyView } from "./build-view";
import type { HomeView } from "./view";

/** The home page of a shop, for the range in the address. */
export async function loadHome(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<HomeView> {
  const progress = await readProgress(shop, now);
  const shared = {
    dataVersion: shop.dataVersion,
    reading: toReadingView(progress),
    notice: chooseNotice(progress.map(toResourceView)),
  };
  const { currency, timezone } = shop;
  if (!currency || !timezone) return { state: "installing", ...shared };

  const calendar = createShopCalendar(timezone);
  const coverage = findSalesCoverage(progress, calendar, shop.shopCreatedAt);
  if (!coverage) return { state: "installing", ...shared };
  if (coverage.isFromTheStart && hasNoOrders(progress)) return { state: "empty", ...shared };

  const today = calendar.dayOf(now);
  const range = parseRange(params, today);
  const periods = await loadSalesPeriods(shop, range, coverage, timezone);
  return {
    ...buildReadyView({ currency, timezone, today, range, coverage, ...periods }),
    ...shared,
  };
}

function hasNoOrders(progress: readonly ResourceProgress[]): boolean {
  return progress.some(({ resource, rootsDone }) => resource === "orders" && rootsDone === 0);
}
