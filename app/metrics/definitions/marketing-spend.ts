import type { AcquisitionTotals } from "../acquisition/totals";
import type { MetricDefinition } from "../metric";

export const marketingSpend: MetricDefinition<AcquisitionTotals> = {
  id: "marketing-spend",
  label: "metrics.marketing-spend.label",
  unit: "money",
  formula: "metrics.marketing-spend.formula",
  included: "metrics.marketing-spend.included",
  excluded: "metrics.marketing-spend.excluded",
  basis: "metrics.marketing-spend.basis",
  source: {
    name: "Polar Analytics: metrics",
    url: "https://help.polaranalytics.com/",
  },
  better: "lower",
  emptyText: "metrics.marketing-spend.empty",
  compute: ({ spend }) => spend?.plainMinor ?? null,
};
