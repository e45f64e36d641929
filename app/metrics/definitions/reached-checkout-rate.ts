import { ratio, type SessionFacts } from "../conversion/facts";
import type { MetricDefinition } from "../metric";

export const reachedCheckoutRate: MetricDefinition<SessionFacts> = {
  id: "reached-checkout-rate",
  label: "metrics.reached-checkout-rate.label",
  unit: "rate",
  formula: "metrics.reached-checkout-rate.formula",
  included: "metrics.reached-checkout-rate.included",
  excluded: "metrics.reached-checkout-rate.excluded",
  basis: "metrics.reached-checkout-rate.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: "higher",
  emptyText: "metrics.reached-checkout-rate.empty",
  compute: (facts) => ratio(facts.reachedCheckout, facts.sessions),
};
