import type { MetricDefinition } from "../metric";
import { chargedPriceOf, type ChargedFacts } from "../products/price-bands";

export const unitPriceCharged: MetricDefinition<ChargedFacts> = {
  id: "unit-price-charged",
  label: "metrics.unit-price-charged.label",
  unit: "money",
  formula: "metrics.unit-price-charged.formula",
  included: "metrics.unit-price-charged.included",
  excluded: "metrics.unit-price-charged.excluded",
  basis: "metrics.unit-price-charged.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: null,
  emptyText: "metrics.unit-price-charged.empty",
  compute(facts) {
    const price = chargedPriceOf(facts);
    return price === null ? null : Math.round(price);
  },
};
