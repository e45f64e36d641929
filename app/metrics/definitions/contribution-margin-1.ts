import type { MetricDefinition } from "../metric";
import type { ProfitFacts } from "../profit/facts";
import { marginOneMinor } from "../profit/margins";

export const contributionMargin1: MetricDefinition<ProfitFacts> = {
  id: "contribution-margin-1",
  label: "metrics.contribution-margin-1.label",
  unit: "money",
  formula: "metrics.contribution-margin-1.formula",
  included: "metrics.contribution-margin-1.included",
  excluded: "metrics.contribution-margin-1.excluded",
  basis: "metrics.contribution-margin-1.basis",
  source: {
    name: "Wikipedia: contribution margin",
    url: "https://en.wikipedia.org/wiki/Contribution_margin",
  },
  better: "higher",
  emptyText: "metrics.contribution-margin-1.empty",
  compute: marginOneMinor,
};
