import type { MetricDefinition } from "../metric";
import type { RepeatFacts } from "../retention/repeat";

export const purchaseFrequency: MetricDefinition<RepeatFacts> = {
  id: "purchase-frequency",
  label: "metrics.purchase-frequency.label",
  unit: "number",
  formula: "metrics.purchase-frequency.formula",
  included: "metrics.purchase-frequency.included",
  excluded: "metrics.purchase-frequency.excluded",
  basis: "metrics.purchase-frequency.basis",
  source: {
    name: "Shopify Help Center: customers reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports/report-types/default-reports/customers-reports",
  },
  better: "higher",
  emptyText: "metrics.purchase-frequency.empty",
  compute: ({ rangePurchases, rangeCustomers }) =>
    rangeCustomers === 0 ? null : rangePurchases / rangeCustomers,
};
