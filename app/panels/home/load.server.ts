import { createShopCalendar, startOfDay, type ShopDay } from "../../lib/shop-day";
import { wereCustomersRead } from "../../metrics/customers";
import { parseRange } from "../../metrics/date-range";
import { findSalesCoverage, hasNoOrders } from "../../metrics/sales/coverage";
import { loadSalesPeriods } from "../../metrics/sales/daily.server";
import type { ResourceProgress, SyncResourceName } from "../../store/sync-status";
import { readOrderDays } from "../../store/daily-sales.server";
import type { ShopRow } from "../../store/shops.server";
import { readProgress } from "../../store/sync-progress.server";
import { chooseNotice } from "../data-status/notice";
import { isUnderWay, toReadingView, toResourceView } from "../data-status/view";
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
  const withoutFigures = isSalesReadingOver(progress) ? "blocked" : "installing";
  if (!currency || !timezone) return { state: withoutFigures, ...shared };

  const calendar = createShopCalendar(timezone);
  const coverage = findSalesCoverage(progress, calendar, shop.shopCreatedAt);
  if (!coverage) return { state: withoutFigures, ...shared };
  if (coverage.isFromTheStart && hasNoOrders(progress)) return { state: "empty", ...shared };

  const today = calendar.dayOf(now);
  const range = parseRange(params, today);
  const periods = await loadSalesPeriods(shop, range, {
    coverage,
    zone: timezone,
    hasCustomers: wereCustomersRead(progress),
  });
  const lastOrderDay =
    periods.current.total.orders === 0 ? await findLastOrderDay(shop, range.from, timezone) : null;
  return {
    ...buildReadyView({ currency, timezone, today, range, coverage, ...periods, lastOrderDay }),
    ...shared,
  };
}

async function findLastOrderDay(
  shop: ShopRow,
  before: ShopDay,
  timezone: string,
): Promise<ShopDay | null> {
  return (await readOrderDays(shop, startOfDay(before, timezone)))?.last ?? null;
}

/**
 * Nothing more will come of its own: what sales figures need has ended, or orders have, without one
 * being read (then their sales may wait for ever).
 */
export function isSalesReadingOver(progress: readonly ResourceProgress[]): boolean {
  const needed = progress.filter(({ resource }) => needs.has(resource));
  const [orders] = needed.filter(({ resource }) => resource === "orders");
  const hasNone = orders && !isUnderWay(orders) && orders.status !== "done" && !orders.coversFrom;
  const hasStopped = needed.some(
    ({ resource, status }) => resource === "shop" && status === "failed",
  );
  return needed.length > 0 && (hasNone || hasStopped || !needed.some(isUnderWay));
}

const needs = new Set<SyncResourceName>(["shop", "orders", "sales"]);
