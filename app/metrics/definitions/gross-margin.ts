import type { MetricDefinition } from "../metric";

export const grossMargin: MetricDefinition = {
  id: "gross-margin",
  label: "metrics.gross-margin.label",
  unit: "rate",
  formula: "metrics.gross-margin.formula",
  included: "metrics.gross-margin.included",
  excluded: "metrics.gross-margin.excluded",
  basis: "metrics.gross-margin.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: "higher",
  emptyText: "metrics.gross-margin.empty",
  compute: ({ costedNetMinor, costMinor }) =>
    costedNetMinor > 0 ? (costedNetMinor - costMinor) / costedNetMinor : null,
};
