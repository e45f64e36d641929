import type { MetricDefinition } from "../metric";
import { worthToCost } from "../acquisition/ratios";

/** What a customer is worth within the days of the horizon, and what one cost; minor units. */
export interface WorthAndCost {
  worthMinor: number | null;
  costMinor: number | null;
}

export const ltvToCac: MetricDefinition<WorthAndCost> = {
  id: "ltv-to-cac",
  label: "metrics.ltv-to-cac.label",
  unit: "number",
  formula: "metrics.ltv-to-cac.formula",
  included: "metrics.ltv-to-cac.included",
  excluded: "metrics.ltv-to-cac.excluded",
  basis: "metrics.ltv-to-cac.basis",
  source: {
    name: "Shopify: LTV to CAC ratio",
    url: "https://www.shopify.com/blog/ltv-cac-ratio",
  },
  better: "higher",
  emptyText: "metrics.ltv-to-cac.empty",
  compute: ({ worthMinor, costMinor }) => worthToCost(worthMinor, costMinor),
};
