import { ratio, type CheckoutFacts } from "../conversion/facts";
import type { MetricDefinition } from "../metric";

export const checkoutRecoveryRate: MetricDefinition<CheckoutFacts> = {
  id: "checkout-recovery-rate",
  label: "metrics.checkout-recovery-rate.label",
  unit: "rate",
  formula: "metrics.checkout-recovery-rate.formula",
  included: "metrics.checkout-recovery-rate.included",
  excluded: "metrics.checkout-recovery-rate.excluded",
  basis: "metrics.checkout-recovery-rate.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: "higher",
  emptyText: "metrics.checkout-recovery-rate.empty",
  compute: (facts) => ratio(facts.recovered, facts.abandoned),
};
