import type { AcquisitionTotals } from "../acquisition/totals";
import type { MetricDefinition } from "../metric";

export const breakEvenRoas: MetricDefinition<AcquisitionTotals> = {
  id: "break-even-roas",
  label: "metrics.break-even-roas.label",
  unit: "number",
  formula: "metrics.break-even-roas.formula",
  included: "metrics.break-even-roas.included",
  excluded: "metrics.break-even-roas.excluded",
  basis: "metrics.break-even-roas.basis",
  source: {
    name: "Shopify: ROAS",
    url: "https://www.shopify.com/blog/roas",
  },
  better: null,
  emptyText: "metrics.break-even-roas.empty",
  compute: ({ breakEven }) => breakEven,
};
