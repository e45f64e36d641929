import type { AcquisitionTotals } from "../acquisition/totals";
import type { MetricDefinition } from "../metric";

export const breakEvenRoasContribution: MetricDefinition<AcquisitionTotals> = {
  id: "break-even-roas-contribution",
  label: "metrics.break-even-roas-contribution.label",
  unit: "number",
  formula: "metrics.break-even-roas-contribution.formula",
  included: "metrics.break-even-roas-contribution.included",
  excluded: "metrics.break-even-roas-contribution.excluded",
  basis: "metrics.break-even-roas-contribution.basis",
  source: {
    name: "Shopify: ROAS",
    url: "https://www.shopify.com/blog/roas",
  },
  better: null,
  emptyText: "metrics.break-even-roas-contribution.empty",
  compute: (totals) => totals.breakEvenContribution,
};
