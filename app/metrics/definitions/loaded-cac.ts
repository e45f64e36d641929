import type { AcquisitionTotals } from "../acquisition/totals";
import type { MetricDefinition } from "../metric";

export const loadedCac: MetricDefinition<AcquisitionTotals> = {
  id: "loaded-cac",
  label: "metrics.loaded-cac.label",
  unit: "money",
  formula: "metrics.loaded-cac.formula",
  included: "metrics.loaded-cac.included",
  excluded: "metrics.loaded-cac.excluded",
  basis: "metrics.loaded-cac.basis",
  source: {
    name: "Shopify: customer acquisition cost",
    url: "https://www.shopify.com/blog/customer-acquisition-cost",
  },
  better: "lower",
  emptyText: "metrics.loaded-cac.empty",
  compute: ({ loadedCacMinor }) => loadedCacMinor,
};
