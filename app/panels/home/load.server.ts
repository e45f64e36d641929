import { loadSalesPeriods } from "../../metrics/sales/daily.server";
import type { ShopRow } from "../../store/shops.server";
import { loadAlertNotice } from "../alerts/load.server";
import { buildReadyView } from "./build-view";
import { findLastOrderDay, loadSalesFrame } from "./frame.server";
import type { HomeView } from "./view";

/** The home page of a shop, for the range in the address. */
export async function loadHome(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<HomeView> {
  const frame = await loadSalesFrame(shop, params, now);
  if (frame.state !== "ready") return frame;
  const { shared, ...days } = frame;
  const periods = await loadSalesPeriods(shop, days.range, { ...days, zone: days.timezone });
  const lastOrderDay =
    periods.current.total.orders === 0
      ? await findLastOrderDay(shop, days.range.from, days.timezone)
      : null;
  const alerts = await loadAlertNotice(shop, now);
  return { ...buildReadyView({ ...days, ...periods, lastOrderDay }), ...shared, alerts };
}
