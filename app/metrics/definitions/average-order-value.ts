import type { MetricDefinition } from "../metric";

export const averageOrderValue: MetricDefinition = {
  id: "average-order-value",
  label: "metrics.average-order-value.label",
  unit: "money",
  formula: "metrics.average-order-value.formula",
  included: "metrics.average-order-value.included",
  excluded: "metrics.average-order-value.excluded",
  basis: "metrics.average-order-value.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: "higher",
  emptyText: "metrics.average-order-value.empty",
  compute(facts) {
    const orders = facts.orders - facts.giftCardOnlyOrders;
    if (orders <= 0) return null;
    return Math.round((facts.placedGrossMinor + facts.placedDiscountsMinor) / orders);
  },
};
