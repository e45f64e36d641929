import type { AcquisitionTotals } from "../acquisition/totals";
import type { MetricDefinition } from "../metric";

export const paidCac: MetricDefinition<AcquisitionTotals> = {
  id: "paid-cac",
  label: "metrics.paid-cac.label",
  unit: "money",
  formula: "metrics.paid-cac.formula",
  included: "metrics.paid-cac.included",
  excluded: "metrics.paid-cac.excluded",
  basis: "metrics.paid-cac.basis",
  source: {
    name: "Shopify: customer acquisition cost",
    url: "https://www.shopify.com/blog/customer-acquisition-cost",
  },
  better: "lower",
  emptyText: "metrics.paid-cac.empty",
  compute: ({ paidCacMinor }) => paidCacMinor,
};
