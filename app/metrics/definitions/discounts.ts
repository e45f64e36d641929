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
    name: "Shopify terms and definitions (Polar Analytics)",
    url: "https://intercom.help/polar-app/en/articles/6665698-shopify-terms-definitions",
  },
  better: null,
  emptyText: "metrics.discounts.empty",
  compute: (facts) => facts.discountsMinor,
};
