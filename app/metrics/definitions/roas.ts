import type { AcquisitionTotals } from "../acquisition/totals";
import type { MetricDefinition } from "../metric";

export const roas: MetricDefinition<AcquisitionTotals> = {
  id: "roas",
  label: "metrics.roas.label",
  unit: "number",
  formula: "metrics.roas.formula",
  included: "metrics.roas.included",
  excluded: "metrics.roas.excluded",
  basis: "metrics.roas.basis",
  source: {
    name: "Shopify: ROAS",
    url: "https://www.shopify.com/blog/roas",
  },
  better: "higher",
  emptyText: "metrics.roas.empty",
  compute: (totals) => totals.roas,
};
