import type { MetricDefinition } from "../metric";
import { daysOfStockOf, type StockFacts } from "../products/stock";

export const daysOfStock: MetricDefinition<StockFacts> = {
  id: "days-of-stock",
  label: "metrics.days-of-stock.label",
  unit: "count",
  formula: "metrics.days-of-stock.formula",
  included: "metrics.days-of-stock.included",
  excluded: "metrics.days-of-stock.excluded",
  basis: "metrics.days-of-stock.basis",
  source: {
    name: "Shopify Help Center: inventory reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports/report-types/default-reports/inventory-reports",
  },
  better: null,
  emptyText: "metrics.days-of-stock.empty",
  compute: daysOfStockOf,
};
