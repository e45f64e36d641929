import type { MetricDefinition } from "../metric";

export const discounts: MetricDefinition = {
  id: "discounts",
  label: "metrics.discounts.label",
  unit: "money",
  formula: "metrics.discounts.formula",
  included: "metrics.discounts.included",
  excluded: "metrics.discounts.excluded",
  basis: "metrics.discounts.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: null,
  isDeduction: true,
  emptyText: "metrics.discounts.empty",
  compute: (facts) => facts.discountsMinor,
};
