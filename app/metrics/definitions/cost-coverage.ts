import type { MetricDefinition } from "../metric";

export const costCoverage: MetricDefinition = {
  id: "cost-coverage",
  label: "metrics.cost-coverage.label",
  unit: "rate",
  formula: "metrics.cost-coverage.formula",
  included: "metrics.cost-coverage.included",
  excluded: "metrics.cost-coverage.excluded",
  basis: "metrics.cost-coverage.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: null,
  emptyText: "metrics.cost-coverage.empty",
  /** Returns of costed goods may outweigh sales of others: a share lies between 0 and 1. */
  compute: ({ goodsNetMinor, costedNetMinor }) =>
    goodsNetMinor > 0 ? Math.min(1, Math.max(0, costedNetMinor / goodsNetMinor)) : null,
};
