import { additionalFees } from "../../metrics/definitions/additional-fees";
import { averageOrderValue } from "../../metrics/definitions/average-order-value";
import { discounts } from "../../metrics/definitions/discounts";
import { duties } from "../../metrics/definitions/duties";
import { grossSales } from "../../metrics/definitions/gross-sales";
import { netSales } from "../../metrics/definitions/net-sales";
import { orders } from "../../metrics/definitions/orders";
import { returns } from "../../metrics/definitions/returns";
import { shipping } from "../../metrics/definitions/shipping";
import { taxes } from "../../metrics/definitions/taxes";
import { totalSales } from "../../metrics/definitions/total-sales";
import type { MetricDefinition, SalesFacts } from "../../metrics/metric";
import { isDayCovered, isRangeCovered, type SalesCoverage } from "../../metrics/sales/coverage";
import { groupByMonth } from "../../metrics/sales/months";
import type { SalesPeriod } from "../../metrics/sales/period";
import type { DefinitionView, SalesFigures, SalesReadyView } from "./view";

/** Which definition each figure is, in the order in which they add up. */
const figures: Record<keyof SalesFigures, MetricDefinition> = {
  grossSalesMinor: grossSales,
  discountsMinor: discounts,
  returnsMinor: returns,
  netSalesMinor: netSales,
  shippingMinor: shipping,
  dutiesMinor: duties,
  additionalFeesMinor: additionalFees,
  taxesMinor: taxes,
  totalSalesMinor: totalSales,
  orders,
  averageOrderValueMinor: averageOrderValue,
};

/** What each figure means, in the order in which they add up. */
export function listDefinitions(): DefinitionView[] {
  return Object.entries(figures).map(([figure, metric]) => {
    const { label, formula, included, excluded, basis, source } = metric;
    const name = figure as keyof SalesFigures;
    return { figure: name, label, formula, included, excluded, basis, source };
  });
}

/** The sales of a period as figures: in all, by day and by month. */
export function buildSalesView(
  shop: { currency: string; timezone: string },
  coverage: SalesCoverage,
  { range, days, total }: SalesPeriod,
): SalesReadyView {
  const { from, asOfDay, isFromTheStart } = coverage;
  return {
    state: "ready",
    currency: shop.currency,
    timezone: shop.timezone,
    coverage: { from, to: asOfDay, isFromTheStart, coversRange: isRangeCovered(coverage, range) },
    range,
    total: toFigures(total),
    days: days.map((facts) => ({
      day: facts.day,
      isCovered: isDayCovered(coverage, facts.day),
      ...toFigures(facts),
    })),
    months: groupByMonth(days).map(({ from, to, total }) => ({ from, to, ...toFigures(total) })),
    definitions: listDefinitions(),
  };
}

function toFigures(facts: SalesFacts): SalesFigures {
  const sum = (metric: MetricDefinition) => metric.compute(facts) ?? 0;
  return {
    grossSalesMinor: sum(grossSales),
    discountsMinor: sum(discounts),
    returnsMinor: sum(returns),
    netSalesMinor: sum(netSales),
    shippingMinor: sum(shipping),
    dutiesMinor: sum(duties),
    additionalFeesMinor: sum(additionalFees),
    taxesMinor: sum(taxes),
    totalSalesMinor: sum(totalSales),
    orders: sum(orders),
    averageOrderValueMinor: averageOrderValue.compute(facts),
  };
}
