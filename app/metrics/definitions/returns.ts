import type { MetricDefinition } from "../metric";

export const returns: MetricDefinition = {
  id: "returns",
  label: "metrics.returns.label",
  unit: "money",
  formula: "metrics.returns.formula",
  included: "metrics.returns.included",
  excluded: "metrics.returns.excluded",
  basis: "metrics.returns.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: "lower",
  isDeduction: true,
  emptyText: "metrics.returns.empty",
  compute: (facts) => facts.returnsMinor,
};
