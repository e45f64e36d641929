import type { MetricDefinition } from "../metric";
import { perDay } from "../products/price-changes";

export const netSalesPerDay: MetricDefinition<{ netSalesMinor: number | null; days: number }> = {
  id: "net-sales-per-day",
  label: "metrics.net-sales-per-day.label",
  unit: "money",
  formula: "metrics.net-sales-per-day.formula",
  included: "metrics.net-sales-per-day.included",
  excluded: "metrics.net-sales-per-day.excluded",
  basis: "metrics.net-sales-per-day.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: "higher",
  emptyText: "metrics.net-sales-per-day.empty",
  compute({ netSalesMinor, days }) {
    const amount = perDay(netSalesMinor, days);
    return amount === null ? null : Math.round(amount);
  },
};
