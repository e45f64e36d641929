import type { MetricDefinition } from "../metric";

export const units: MetricDefinition = {
  id: "units",
  label: "metrics.units.label",
  unit: "count",
  formula: "metrics.units.formula",
  included: "metrics.units.included",
  excluded: "metrics.units.excluded",
  basis: "metrics.units.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: "higher",
  emptyText: "metrics.units.empty",
  compute: (facts) => facts.unitsSold + facts.unitsReturned,
};
