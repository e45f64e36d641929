import { createShopCalendar, startOfDay, type ShopDay } from "../../lib/shop-day";
import { parseComparison, type ComparedRange } from "../../metrics/comparison-range";
import { wereCustomersRead } from "../../metrics/customers";
import { parseRange, type ParsedRange } from "../../metrics/date-range";
import { findSalesCoverage, hasNoOrders, type SalesCoverage } from "../../metrics/sales/coverage";
import { readOrderDays } from "../../store/daily-sales.server";
import type { ResourceProgress, SyncResourceName } from "../../store/sync-status";
import type { ShopRow } from "../../store/shops.server";
import { readProgress } from "../../store/sync-progress.server";
import { chooseNotice } from "../data-status/notice";
import { loadShopChanges } from "../shop-changes/load.server";
import { isUnderWay, toReadingView, toResourceView } from "../data-status/view";
import type { BlockedView, EmptyView, InstallingView, Shared } from "./view";

/** What a page with sales figures begins from. */
export interface SalesFrame {
  state: "ready";
  shared: Shared;
  currency: string;
  timezone: string;
  today: ShopDay;
  range: ParsedRange;
  compared: ComparedRange;
  coverage: SalesCoverage;
  hasCustomers: boolean;
  /** Scopes that would have brought more orders, or more of them. */
  missingScopes: readonly string[];
}

/**
 * The days in the address and what of them is here; or why there are no figures at all. `needsOrders`: a
 * shop without any has none; else they are of something that is there before the first order.
 */
export async function loadSalesFrame(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
  { needsOrders = true }: { needsOrders?: boolean } = {},
): Promise<SalesFrame | InstallingView | BlockedView | EmptyView> {
  const [progress, changes] = await Promise.all([
    readProgress(shop, now),
    loadShopChanges(shop, now),
  ]);
  const shared = {
    dataVersion: shop.dataVersion,
    reading: toReadingView(progress),
    notice: chooseNotice(progress.map(toResourceView)),
    changes,
  };
  const { currency, timezone } = shop;
  const withoutFigures = isSalesReadingOver(progress) ? "blocked" : "installing";
  if (!currency || !timezone) return { state: withoutFigures, ...shared };

  const calendar = createShopCalendar(timezone);
  const coverage = findSalesCoverage(progress, calendar, shop.shopCreatedAt);
  if (!coverage) return { state: withoutFigures, ...shared };
  const hasNone = needsOrders && coverage.isFromTheStart && hasNoOrders(progress);
  if (hasNone && !(await readOrderDays(shop, soon(now)))) return { state: "empty", ...shared };

  const today = calendar.dayOf(now);
  const range = parseRange(params, today);
  const compared = parseComparison(params, range, today);
  const hasCustomers = wereCustomersRead(progress);
  const orders = progress.find(({ resource }) => resource === "orders");
  return {
    state: "ready",
    shared,
    currency,
    timezone,
    today,
    range,
    compared,
    coverage,
    hasCustomers,
    missingScopes: orders?.missingScopes ?? [],
  };
}

/** The first order may have come since the history was read; Shopify's clock is not ours. */
const soon = (now: Date) => new Date(now.getTime() + 60 * 60_000);

/** The day of the last order before a day. */
export async function findLastOrderDay(
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
