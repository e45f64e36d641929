import type { CheckoutFacts } from "../conversion/facts";
import type { MetricDefinition } from "../metric";

export const recoveredCheckouts: MetricDefinition<CheckoutFacts> = {
  id: "recovered-checkouts",
  label: "metrics.recovered-checkouts.label",
  unit: "count",
  formula: "metrics.recovered-checkouts.formula",
  included: "metrics.recovered-checkouts.included",
  excluded: "metrics.recovered-checkouts.excluded",
  basis: "metrics.recovered-checkouts.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: "higher",
  emptyText: "metrics.recovered-checkouts.empty",
  compute: (facts) => facts.recovered,
};
