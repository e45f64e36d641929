import type { MetricDefinition } from "../metric";
import type { CostedFacts } from "../profit/facts";
import { costCoverageOf } from "../profit/margins";

export const costCoverage: MetricDefinition<CostedFacts> = {
  id: "cost-coverage",
  label: "metrics.cost-coverage.label",
  unit: "rate",
  formula: "metrics.cost-coverage.formula",
  included: "metrics.cost-coverage.included",
  excluded: "metrics.cost-coverage.excluded",
  basis: "metrics.cost-coverage.basis",
  source: {
    name: "Shopify Help Center: profit reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports/report-types/default-reports/profit-reports",
  },
  better: "higher",
  emptyText: "metrics.cost-coverage.empty",
  compute: costCoverageOf,
};
