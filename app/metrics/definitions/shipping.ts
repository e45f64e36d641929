import type { MetricDefinition } from "../metric";

export const shipping: MetricDefinition = {
  id: "shipping",
  label: "metrics.shipping.label",
  unit: "money",
  formula: "metrics.shipping.formula",
  included: "metrics.shipping.included",
  excluded: "metrics.shipping.excluded",
  basis: "metrics.shipping.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: null,
  emptyText: "metrics.shipping.empty",
  compute: (facts) => facts.shippingMinor,
};
