import type { MetricDefinition } from "../metric";

export const returns: MetricDefinition = {
  id: "returns",
  label: "metrics.returns.label",
  unit: "money",
  formula: "metrics.returns.formula",
  included: "metrics.returns.included",
  excluded: "metrics.returns.excluded",
  basis: "metrics.returns.basis",
  source: {
    name: "By the Numbers: sales report",
    url: "https://help.bythenumbersapp.com/article/15-sales-report",
  },
  // The value is negative: nearer to zero is better.
  better: "higher",
  emptyText: "metrics.returns.empty",
  compute: (facts) => facts.returnsMinor,
};
