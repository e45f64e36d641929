import type { MetricDefinition } from "../metric";
import type { RefundFacts } from "../sales/refunds";

export const moneyRefunded: MetricDefinition<RefundFacts> = {
  id: "money-refunded",
  label: "metrics.money-refunded.label",
  unit: "money",
  formula: "metrics.money-refunded.formula",
  included: "metrics.money-refunded.included",
  excluded: "metrics.money-refunded.excluded",
  basis: "metrics.money-refunded.basis",
  source: {
    name: "Shopify Admin API: Refund.totalRefundedSet",
    url: "https://shopify.dev/docs/api/admin-graphql/latest/objects/Refund",
  },
  better: "lower",
  emptyText: "metrics.money-refunded.empty",
  compute: (facts) => facts.refundedMinor,
};
