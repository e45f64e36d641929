import type { MetricDefinition } from "../metric";
import type { ProfitFacts } from "../profit/facts";
import { netProfitMinor } from "../profit/margins";

export const netProfit: MetricDefinition<ProfitFacts> = {
  id: "net-profit",
  label: "metrics.net-profit.label",
  unit: "money",
  formula: "metrics.net-profit.formula",
  included: "metrics.net-profit.included",
  excluded: "metrics.net-profit.excluded",
  basis: "metrics.net-profit.basis",
  source: {
    name: "Wikipedia: contribution margin",
    url: "https://en.wikipedia.org/wiki/Contribution_margin",
  },
  better: "higher",
  emptyText: "metrics.net-profit.empty",
  compute: netProfitMinor,
};
