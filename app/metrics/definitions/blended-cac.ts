import type { AcquisitionTotals } from "../acquisition/totals";
import type { MetricDefinition } from "../metric";

export const blendedCac: MetricDefinition<AcquisitionTotals> = {
  id: "blended-cac",
  label: "metrics.blended-cac.label",
  unit: "money",
  formula: "metrics.blended-cac.formula",
  included: "metrics.blended-cac.included",
  excluded: "metrics.blended-cac.excluded",
  basis: "metrics.blended-cac.basis",
  source: {
    name: "Shopify: customer acquisition cost",
    url: "https://www.shopify.com/blog/customer-acquisition-cost",
  },
  better: "lower",
  emptyText: "metrics.blended-cac.empty",
  compute: ({ blendedCacMinor }) => blendedCacMinor,
};
