import type { MetricDefinition } from "../metric";

export const returnRate: MetricDefinition = {
  id: "return-rate",
  label: "metrics.return-rate.label",
  unit: "rate",
  formula: "metrics.return-rate.formula",
  included: "metrics.return-rate.included",
  excluded: "metrics.return-rate.excluded",
  basis: "metrics.return-rate.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: "lower",
  emptyText: "metrics.return-rate.empty",
  compute({ grossSalesMinor, discountsMinor, returnsMinor }) {
    const soldMinor = grossSalesMinor + discountsMinor;
    return soldMinor > 0 ? (0 - returnsMinor) / soldMinor : null;
  },
};
