import { ratio, type SessionFacts } from "../conversion/facts";
import type { MetricDefinition } from "../metric";

export const addedToCartRate: MetricDefinition<SessionFacts> = {
  id: "added-to-cart-rate",
  label: "metrics.added-to-cart-rate.label",
  unit: "rate",
  formula: "metrics.added-to-cart-rate.formula",
  included: "metrics.added-to-cart-rate.included",
  excluded: "metrics.added-to-cart-rate.excluded",
  basis: "metrics.added-to-cart-rate.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: "higher",
  emptyText: "metrics.added-to-cart-rate.empty",
  compute: (facts) => ratio(facts.cartAdditions, facts.sessions),
};
