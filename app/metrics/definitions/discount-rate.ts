import type { MetricDefinition } from "../metric";

export const discountRate: MetricDefinition = {
  id: "discount-rate",
  label: "metrics.discount-rate.label",
  unit: "rate",
  formula: "metrics.discount-rate.formula",
  included: "metrics.discount-rate.included",
  excluded: "metrics.discount-rate.excluded",
  basis: "metrics.discount-rate.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: null,
  emptyText: "metrics.discount-rate.empty",
  compute: ({ grossSalesMinor, discountsMinor }) =>
    grossSalesMinor > 0 ? (0 - discountsMinor) / grossSalesMinor : null,
};
