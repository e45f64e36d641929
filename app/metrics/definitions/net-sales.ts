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
    name: "Shopify terms and definitions (Polar Analytics)",
    url: "https://intercom.help/polar-app/en/articles/6665698-shopify-terms-definitions",
  },
  better: "higher",
  emptyText: "metrics.net-sales.empty",
  compute: (facts) => facts.grossSalesMinor + facts.discountsMinor + facts.returnsMinor,
};
