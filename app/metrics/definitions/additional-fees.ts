import type { MetricDefinition } from "../metric";

export const additionalFees: MetricDefinition = {
  id: "additional-fees",
  label: "metrics.additional-fees.label",
  unit: "money",
  formula: "metrics.additional-fees.formula",
  included: "metrics.additional-fees.included",
  excluded: "metrics.additional-fees.excluded",
  basis: "metrics.additional-fees.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: null,
  emptyText: "metrics.additional-fees.empty",
  compute: (facts) => facts.feesMinor,
};
