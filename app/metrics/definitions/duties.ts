import type { MetricDefinition } from "../metric";

export const duties: MetricDefinition = {
  id: "duties",
  label: "metrics.duties.label",
  unit: "money",
  formula: "metrics.duties.formula",
  included: "metrics.duties.included",
  excluded: "metrics.duties.excluded",
  basis: "metrics.duties.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: null,
  emptyText: "metrics.duties.empty",
  compute: (facts) => facts.dutiesMinor,
};
