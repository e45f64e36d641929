import { createShopCalendar } from "../../lib/shop-day";
import { parseRange } from "../../metrics/date-range";
import { loadProfitData } from "../../metrics/profit/load.server";
import { findSalesCoverage, hasNoOrders } from "../../metrics/sales/coverage";
import type { ShopRow } from "../../store/shops.server";
import { readProgress } from "../../store/sync-progress.server";
import { loadShopChanges } from "../shop-changes/load.server";
import { chooseNotice } from "../data-status/notice";
import { toReadingView, toResourceView } from "../data-status/view";
import { isSalesReadingOver } from "../home/frame.server";
import { buildProfitView } from "./build-view";
import type { ProfitView } from "./view";

/** The profit page of a shop, for the range in the address. */
export async function loadProfit(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<ProfitView> {
  const progress = await readProgress(shop, now);
  const shared = {
    dataVersion: shop.dataVersion,
    reading: toReadingView(progress),
    notice: chooseNotice(progress.map(toResourceView)),
    changes: await loadShopChanges(shop, now),
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
  const data = await loadProfitData(shop, range, { coverage, zone: timezone });
  return {
    ...buildProfitView({ currency, timezone, today, range, coverage, data }),
    ...shared,
  };
}
