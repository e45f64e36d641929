import type { MetricDefinition } from "../metric";
import type { PriorPrice } from "../products/prior-price";

export const lowestPriorPrice: MetricDefinition<Pick<PriorPrice, "lowestMinor">> = {
  id: "lowest-prior-price",
  label: "metrics.lowest-prior-price.label",
  unit: "money",
  formula: "metrics.lowest-prior-price.formula",
  included: "metrics.lowest-prior-price.included",
  excluded: "metrics.lowest-prior-price.excluded",
  basis: "metrics.lowest-prior-price.basis",
  source: {
    name: "Directive 98/6/EC, article 6a",
    url: "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:01998L0006-20220528",
  },
  better: null,
  emptyText: "metrics.lowest-prior-price.empty",
  compute: ({ lowestMinor }) => lowestMinor,
};
