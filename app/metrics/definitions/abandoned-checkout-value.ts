import type { CheckoutFacts } from "../conversion/facts";
import type { MetricDefinition } from "../metric";

export const abandonedCheckoutValue: MetricDefinition<CheckoutFacts> = {
  id: "abandoned-checkout-value",
  label: "metrics.abandoned-checkout-value.label",
  unit: "money",
  formula: "metrics.abandoned-checkout-value.formula",
  included: "metrics.abandoned-checkout-value.included",
  excluded: "metrics.abandoned-checkout-value.excluded",
  basis: "metrics.abandoned-checkout-value.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: "lower",
  emptyText: "metrics.abandoned-checkout-value.empty",
  compute: (facts) => facts.abandonedMinor,
};
