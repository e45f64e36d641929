import type { MetricDefinition } from "../metric";
import type { ProfitFacts } from "../profit/facts";
import { marginThreeMinor } from "../profit/margins";

export const contributionMargin3: MetricDefinition<ProfitFacts> = {
  id: "contribution-margin-3",
  label: "metrics.contribution-margin-3.label",
  unit: "money",
  formula: "metrics.contribution-margin-3.formula",
  included: "metrics.contribution-margin-3.included",
  excluded: "metrics.contribution-margin-3.excluded",
  basis: "metrics.contribution-margin-3.basis",
  source: {
    name: "Wikipedia: contribution margin",
    url: "https://en.wikipedia.org/wiki/Contribution_margin",
  },
  better: "higher",
  emptyText: "metrics.contribution-margin-3.empty",
  compute: marginThreeMinor,
};
