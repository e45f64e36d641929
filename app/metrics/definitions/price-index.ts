import type { MetricDefinition } from "../metric";
import { priceIndexOf, type IndexFacts } from "../products/price-index";

export const priceIndex: MetricDefinition<IndexFacts> = {
  id: "price-index",
  label: "metrics.price-index.label",
  unit: "number",
  formula: "metrics.price-index.formula",
  included: "metrics.price-index.included",
  excluded: "metrics.price-index.excluded",
  basis: "metrics.price-index.basis",
  source: {
    name: "Wikipedia: median",
    url: "https://en.wikipedia.org/wiki/Median",
  },
  better: null,
  emptyText: "metrics.price-index.empty",
  compute: priceIndexOf,
};
