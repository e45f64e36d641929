import { ratio, type SessionFacts } from "../conversion/facts";
import type { MetricDefinition } from "../metric";

export const abandonedCheckoutRate: MetricDefinition<SessionFacts> = {
  id: "abandoned-checkout-rate",
  label: "metrics.abandoned-checkout-rate.label",
  unit: "rate",
  formula: "metrics.abandoned-checkout-rate.formula",
  included: "metrics.abandoned-checkout-rate.included",
  excluded: "metrics.abandoned-checkout-rate.excluded",
  basis: "metrics.abandoned-checkout-rate.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: "lower",
  emptyText: "metrics.abandoned-checkout-rate.empty",
  compute: (facts) => ratio(facts.reachedCheckout - facts.completedCheckout, facts.reachedCheckout),
};
