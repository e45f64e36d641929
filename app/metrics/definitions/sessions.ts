import type { SessionFacts } from "../conversion/facts";
import type { MetricDefinition } from "../metric";

export const sessions: MetricDefinition<SessionFacts> = {
  id: "sessions",
  label: "metrics.sessions.label",
  unit: "count",
  formula: "metrics.sessions.formula",
  included: "metrics.sessions.included",
  excluded: "metrics.sessions.excluded",
  basis: "metrics.sessions.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: "higher",
  emptyText: "metrics.sessions.empty",
  compute: (facts) => facts.sessions,
};
