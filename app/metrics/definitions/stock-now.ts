import type { MetricDefinition } from "../metric";
import type { StockFacts } from "../products/stock";

export const stockNow: MetricDefinition<Pick<StockFacts, "stock">> = {
  id: "stock-now",
  label: "metrics.stock-now.label",
  unit: "count",
  formula: "metrics.stock-now.formula",
  included: "metrics.stock-now.included",
  excluded: "metrics.stock-now.excluded",
  basis: "metrics.stock-now.basis",
  source: {
    name: "Shopify Help Center: inventory reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports/report-types/default-reports/inventory-reports",
  },
  better: null,
  emptyText: "metrics.stock-now.empty",
  compute: ({ stock }) => stock,
};
