import type { MetricDefinition } from "../metric";

export const netSales: MetricDefinition = {
  id: "net-sales",
  label: "metrics.net-sales.label",
  unit: "money",
  formula: "metrics.net-sales.formula",
  included: "metrics.net-sales.included",
  excluded: "metrics.net-sales.excluded",
  basis: "metrics.net-sales.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: "higher",
  emptyText: "metrics.net-sales.empty",
  compute: (facts) => facts.grossSalesMinor + facts.discountsMinor + facts.returnsMinor,
};
