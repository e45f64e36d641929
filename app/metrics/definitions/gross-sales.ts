import type { MetricDefinition } from "../metric";

export const grossSales: MetricDefinition = {
  id: "gross-sales",
  label: "metrics.gross-sales.label",
  unit: "money",
  formula: "metrics.gross-sales.formula",
  included: "metrics.gross-sales.included",
  excluded: "metrics.gross-sales.excluded",
  basis: "metrics.gross-sales.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: "higher",
  emptyText: "metrics.gross-sales.empty",
  compute: (facts) => facts.grossSalesMinor,
};
