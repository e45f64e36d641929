import type { MetricDefinition } from "../metric";
import { sellThroughOf, type StockFacts } from "../products/stock";

export const sellThroughRate: MetricDefinition<StockFacts> = {
  id: "sell-through-rate",
  label: "metrics.sell-through-rate.label",
  unit: "rate",
  formula: "metrics.sell-through-rate.formula",
  included: "metrics.sell-through-rate.included",
  excluded: "metrics.sell-through-rate.excluded",
  basis: "metrics.sell-through-rate.basis",
  source: {
    name: "Shopify Help Center: inventory reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports/report-types/default-reports/inventory-reports",
  },
  better: "higher",
  emptyText: "metrics.sell-through-rate.empty",
  compute: sellThroughOf,
};
