import type { MetricDefinition } from "../metric";

export const giftCardsSold: MetricDefinition = {
  id: "gift-cards-sold",
  label: "metrics.gift-cards-sold.label",
  unit: "money",
  formula: "metrics.gift-cards-sold.formula",
  included: "metrics.gift-cards-sold.included",
  excluded: "metrics.gift-cards-sold.excluded",
  basis: "metrics.gift-cards-sold.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: null,
  emptyText: "metrics.gift-cards-sold.empty",
  compute: (facts) => facts.giftCardsMinor,
};
