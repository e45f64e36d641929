import type { MetricDefinition } from "../metric";
import type { ProfitFacts } from "../profit/facts";
import { marginTwoMinor } from "../profit/margins";

export const contributionMargin2: MetricDefinition<ProfitFacts> = {
  id: "contribution-margin-2",
  label: "metrics.contribution-margin-2.label",
  unit: "money",
  formula: "metrics.contribution-margin-2.formula",
  included: "metrics.contribution-margin-2.included",
  excluded: "metrics.contribution-margin-2.excluded",
  basis: "metrics.contribution-margin-2.basis",
  source: {
    name: "Wikipedia: contribution margin",
    url: "https://en.wikipedia.org/wiki/Contribution_margin",
  },
  better: "higher",
  emptyText: "metrics.contribution-margin-2.empty",
  compute: marginTwoMinor,
};
