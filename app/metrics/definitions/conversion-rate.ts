import { ratio, type SessionFacts } from "../conversion/facts";
import type { MetricDefinition } from "../metric";

export const conversionRate: MetricDefinition<SessionFacts> = {
  id: "conversion-rate",
  label: "metrics.conversion-rate.label",
  unit: "rate",
  formula: "metrics.conversion-rate.formula",
  included: "metrics.conversion-rate.included",
  excluded: "metrics.conversion-rate.excluded",
  basis: "metrics.conversion-rate.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: "higher",
  emptyText: "metrics.conversion-rate.empty",
  compute: (facts) => ratio(facts.completedCheckout, facts.sessions),
};
