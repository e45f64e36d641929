import type { MetricDefinition } from "../metric";

export const taxes: MetricDefinition = {
  id: "taxes",
  label: "metrics.taxes.label",
  unit: "money",
  formula: "metrics.taxes.formula",
  included: "metrics.taxes.included",
  excluded: "metrics.taxes.excluded",
  basis: "metrics.taxes.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: null,
  emptyText: "metrics.taxes.empty",
  compute: (facts) => facts.taxesMinor,
};
