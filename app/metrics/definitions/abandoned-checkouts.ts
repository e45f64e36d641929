import type { CheckoutFacts } from "../conversion/facts";
import type { MetricDefinition } from "../metric";

export const abandonedCheckouts: MetricDefinition<CheckoutFacts> = {
  id: "abandoned-checkouts",
  label: "metrics.abandoned-checkouts.label",
  unit: "count",
  formula: "metrics.abandoned-checkouts.formula",
  included: "metrics.abandoned-checkouts.included",
  excluded: "metrics.abandoned-checkouts.excluded",
  basis: "metrics.abandoned-checkouts.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: "lower",
  emptyText: "metrics.abandoned-checkouts.empty",
  compute: (facts) => facts.abandoned,
};
