import type { MetricDefinition } from "../metric";

export const orders: MetricDefinition = {
  id: "orders",
  label: "metrics.orders.label",
  unit: "count",
  formula: "metrics.orders.formula",
  included: "metrics.orders.included",
  excluded: "metrics.orders.excluded",
  basis: "metrics.orders.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: "higher",
  emptyText: "metrics.orders.empty",
  compute: (facts) => facts.orders,
};
