import type { MetricDefinition } from "../metric";
import type { RepeatFacts } from "../retention/repeat";

export const daysToSecondOrder: MetricDefinition<RepeatFacts> = {
  id: "days-to-second-order",
  label: "metrics.days-to-second-order.label",
  unit: "count",
  formula: "metrics.days-to-second-order.formula",
  included: "metrics.days-to-second-order.included",
  excluded: "metrics.days-to-second-order.excluded",
  basis: "metrics.days-to-second-order.basis",
  source: {
    name: "Kaplan and Meier (1958)",
    url: "https://doi.org/10.2307/2281868",
  },
  better: "lower",
  emptyText: "metrics.days-to-second-order.empty",
  compute: ({ medianDays }) => medianDays,
};
