import { totalSales } from "./total-sales";
import type { MetricDefinition } from "../metric";

export const orderValueTotal: MetricDefinition = {
  id: "order-value-total",
  label: "metrics.order-value-total.label",
  unit: "money",
  formula: "metrics.order-value-total.formula",
  included: "metrics.order-value-total.included",
  excluded: "metrics.order-value-total.excluded",
  basis: "metrics.order-value-total.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: "higher",
  emptyText: "metrics.order-value-total.empty",
  compute(facts) {
    const orders = facts.orders - facts.giftCardOnlyOrders;
    const total = totalSales.compute(facts);
    return orders > 0 && total !== null ? Math.round(total / orders) : null;
  },
};
