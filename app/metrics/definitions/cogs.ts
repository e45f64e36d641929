import type { MetricDefinition } from "../metric";
import type { ProfitFacts } from "../profit/facts";
import { isNothingCosted } from "../profit/margins";

export const cogs: MetricDefinition<ProfitFacts> = {
  id: "cogs",
  label: "metrics.cogs.label",
  unit: "money",
  formula: "metrics.cogs.formula",
  included: "metrics.cogs.included",
  excluded: "metrics.cogs.excluded",
  basis: "metrics.cogs.basis",
  source: {
    name: "Shopify Help Center: profit reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports/report-types/default-reports/profit-reports",
  },
  better: null,
  emptyText: "metrics.cogs.empty",
  compute: (facts) => (isNothingCosted(facts) ? null : facts.costMinor),
};
