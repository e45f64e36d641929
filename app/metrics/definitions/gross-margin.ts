import type { MetricDefinition } from "../metric";
import type { CostedFacts } from "../profit/facts";
import { grossMarginOf } from "../profit/margins";

export const grossMargin: MetricDefinition<CostedFacts> = {
  id: "gross-margin",
  label: "metrics.gross-margin.label",
  unit: "rate",
  formula: "metrics.gross-margin.formula",
  included: "metrics.gross-margin.included",
  excluded: "metrics.gross-margin.excluded",
  basis: "metrics.gross-margin.basis",
  source: {
    name: "Shopify Help Center: profit reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports/report-types/default-reports/profit-reports",
  },
  better: "higher",
  emptyText: "metrics.gross-margin.empty",
  compute: grossMarginOf,
};
