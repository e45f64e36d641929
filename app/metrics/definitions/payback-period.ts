import type { MetricDefinition } from "../metric";
import type { Payback } from "../retention/cohort-values";

export const paybackPeriod: MetricDefinition<Payback> = {
  id: "payback-period",
  label: "metrics.payback-period.label",
  unit: "count",
  formula: "metrics.payback-period.formula",
  included: "metrics.payback-period.included",
  excluded: "metrics.payback-period.excluded",
  basis: "metrics.payback-period.basis",
  source: {
    name: "Wikipedia: payback period",
    url: "https://en.wikipedia.org/wiki/Payback_period",
  },
  better: "lower",
  emptyText: "metrics.payback-period.empty",
  compute: (payback) => (payback.kind === "after" ? payback.periods : null),
};
