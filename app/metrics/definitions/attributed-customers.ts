import type { AcquisitionTotals } from "../acquisition/totals";
import type { MetricDefinition } from "../metric";

export const attributedCustomers: MetricDefinition<AcquisitionTotals> = {
  id: "attributed-customers",
  label: "metrics.attributed-customers.label",
  unit: "rate",
  formula: "metrics.attributed-customers.formula",
  included: "metrics.attributed-customers.included",
  excluded: "metrics.attributed-customers.excluded",
  basis: "metrics.attributed-customers.basis",
  source: {
    name: "Shopify Help Center: marketing attribution",
    url: "https://help.shopify.com/en/manual/promoting-marketing/analyze-marketing",
  },
  better: "higher",
  emptyText: "metrics.attributed-customers.empty",
  compute: ({ attributedShare }) => attributedShare,
};
