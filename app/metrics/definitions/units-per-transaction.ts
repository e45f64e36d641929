import type { MetricDefinition } from "../metric";

export const unitsPerTransaction: MetricDefinition = {
  id: "units-per-transaction",
  label: "metrics.units-per-transaction.label",
  unit: "number",
  formula: "metrics.units-per-transaction.formula",
  included: "metrics.units-per-transaction.included",
  excluded: "metrics.units-per-transaction.excluded",
  basis: "metrics.units-per-transaction.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: "higher",
  emptyText: "metrics.units-per-transaction.empty",
  compute: (facts) =>
    facts.orders > 0 ? (facts.unitsSold + facts.unitsReturned) / facts.orders : null,
};
