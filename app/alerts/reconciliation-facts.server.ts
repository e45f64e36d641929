import { addDays, type ShopCalendar } from "../lib/shop-day";
import { compareDays } from "../metrics/reconciliation/compare";
import type { SalesCoverage } from "../metrics/sales/coverage";
import { loadSalesPeriod } from "../metrics/sales/daily.server";
import { readShopifySalesDays } from "../store/shopify-sales.server";
import type { ShopRow } from "../store/shops.server";
import type { ReconciliationFacts } from "./facts";
import { comparedDays } from "./kept-figures";

/** How far net sales of the last whole days are those of Shopify's own report; null where it has none. */
export async function loadReconciliationFacts(
  shop: ShopRow,
  {
    coverage,
    calendar,
    hasCustomers,
  }: {
    coverage: SalesCoverage;
    calendar: ShopCalendar;
    hasCustomers: boolean;
  },
): Promise<ReconciliationFacts | null> {
  const to = addDays(coverage.asOfDay, -1);
  const from = addDays(to, 1 - comparedDays);
  const until = new Date(coverage.asOf.getTime() + 1);
  const theirs = await readShopifySalesDays(shop, { from, to });
  if (theirs.length === 0) return null;
  const ours = await loadSalesPeriod(shop, { from, to }, { coverage, hasCustomers, until });
  const compared = compareDays({ coverage, calendar, ours: ours.days, theirs }).filter(
    ({ state }) => state === "equal" || state === "differs",
  );
  const sum = (of: (day: (typeof compared)[number]) => number) =>
    compared.reduce((total, day) => total + of(day), 0);
  return {
    days: { from, to },
    comparedDays: compared.length,
    differingDays: compared.filter(({ state }) => state === "differs").length,
    netMinor: sum(({ theirs: report }) => report?.netMinor ?? 0),
    differenceMinor: sum(({ difference }) => Math.abs(difference?.netMinor ?? 0)),
  };
}
