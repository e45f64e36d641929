import { createShopCalendar } from "../../lib/shop-day";
import { wereCustomersRead } from "../../metrics/customers";
import { loadReconciliation } from "../../metrics/reconciliation/load.server";
import { findSalesCoverage, hasNoOrders } from "../../metrics/sales/coverage";
import { readUnexplainedSales } from "../../store/unexplained-sales.server";
import { readReportState } from "../../store/shopify-reports.server";
import type { ShopRow } from "../../store/shops.server";
import { readProgress } from "../../store/sync-progress.server";
import { toReportView } from "../reports/report-view";
import { loadShopChanges } from "../shop-changes/load.server";
import { buildReconciliationView } from "./build-view";
import type { ReconciliationView } from "./view";

// Enough to find the pattern.
const mostUnexplainedListed = 50;

/** Our sales by day beside what Shopify's own report said when it was last asked. */
export async function loadReconciliationPage(
  shop: ShopRow,
  now: Date,
): Promise<ReconciliationView> {
  const progress = await readProgress(shop, now);
  const report = toReportView(shop, await readReportState(shop, "sales"), now);
  const changes = await loadShopChanges(shop, now);
  const shared = { dataVersion: shop.dataVersion, report, changes };
  const { currency, timezone } = shop;
  if (!currency || !timezone) return { state: "unread", ...shared };
  const calendar = createShopCalendar(timezone);
  const coverage = findSalesCoverage(progress, calendar, shop.shopCreatedAt);
  if (!coverage) return { state: "unread", ...shared };
  if (coverage.isFromTheStart && hasNoOrders(progress)) return { state: "empty", ...shared };

  const { days, explained } = await loadReconciliation(shop, {
    coverage,
    calendar,
    currency,
    hasCustomers: wereCustomersRead(progress),
  });
  const unexplained = await readUnexplainedSales(shop, mostUnexplainedListed);
  return {
    ...buildReconciliationView({ currency, timezone }, days, explained),
    unexplained: unexplained.orders === 0 ? null : unexplained,
    ...shared,
  };
}
