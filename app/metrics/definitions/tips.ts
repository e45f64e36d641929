import type { MetricDefinition } from "../metric";

export const tips: MetricDefinition = {
  id: "tips",
  label: "metrics.tips.label",
  unit: "money",
  formula: "metrics.tips.formula",
  included: "metrics.tips.included",
  excluded: "metrics.tips.excluded",
  basis: "metrics.tips.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: null,
  emptyText: "metrics.tips.empty",
  compute: (facts) => facts.tipsMinor,
};
