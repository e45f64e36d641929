import type { ShopCalendar } from "../../lib/shop-day";
import { isNothing } from "../../store/report-figures";
import { readOrderComparisons, readShopifySalesDays } from "../../store/shopify-sales.server";
import type { ShopRef } from "../../store/with-shop.server";
import type { SalesCoverage } from "../sales/coverage";
import { loadSalesPeriod } from "../sales/daily.server";
import { compareDays, explainDays, type ComparedDay, type ExplainedDay } from "./compare";

// The newest are what is looked at; a longer list is no longer read by anybody.
const mostDaysExplained = 60;

export interface Reconciliation {
  /** Every covered day, in order. */
  days: ComparedDay[];
  /** The newest of those that differ, newest first. */
  explained: ExplainedDay[];
}

/** Our sales against what Shopify's report said when it was last asked, by day. */
export async function loadReconciliation(
  shop: ShopRef,
  {
    coverage,
    calendar,
    currency,
    hasCustomers,
  }: { coverage: SalesCoverage; calendar: ShopCalendar; currency: string; hasCustomers: boolean },
): Promise<Reconciliation> {
  const to = coverage.asOfDay;
  const from = coverage.from ?? to;
  const until = new Date(coverage.asOf.getTime() + 1);
  const [period, theirs] = [
    await loadSalesPeriod(shop, { from, to }, { coverage, hasCustomers, until }),
    await readShopifySalesDays(shop, { from, to }),
  ];
  const days = compareDays({ coverage, calendar, ours: period.days, theirs });
  const differing = days
    .filter(({ difference }) => difference !== null && !isNothing(difference))
    .slice(-mostDaysExplained)
    .reverse();
  const comparisons = await readOrderComparisons(
    shop,
    differing.map(({ day }) => day),
  );
  return { days, explained: explainDays(differing, comparisons, { theirs, calendar, currency }) };
}
