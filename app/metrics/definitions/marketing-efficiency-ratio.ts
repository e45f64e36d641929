import type { AcquisitionTotals } from "../acquisition/totals";
import type { MetricDefinition } from "../metric";

export const marketingEfficiencyRatio: MetricDefinition<AcquisitionTotals> = {
  id: "marketing-efficiency-ratio",
  label: "metrics.marketing-efficiency-ratio.label",
  unit: "number",
  formula: "metrics.marketing-efficiency-ratio.formula",
  included: "metrics.marketing-efficiency-ratio.included",
  excluded: "metrics.marketing-efficiency-ratio.excluded",
  basis: "metrics.marketing-efficiency-ratio.basis",
  source: {
    name: "Polar Analytics: metrics",
    url: "https://help.polaranalytics.com/",
  },
  better: "higher",
  emptyText: "metrics.marketing-efficiency-ratio.empty",
  compute: ({ mer }) => mer,
};
