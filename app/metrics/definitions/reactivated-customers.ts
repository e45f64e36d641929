import type { MetricDefinition } from "../metric";
import type { RepeatFacts } from "../retention/repeat";

export const reactivatedCustomers: MetricDefinition<RepeatFacts> = {
  id: "reactivated-customers",
  label: "metrics.reactivated-customers.label",
  unit: "count",
  formula: "metrics.reactivated-customers.formula",
  included: "metrics.reactivated-customers.included",
  excluded: "metrics.reactivated-customers.excluded",
  basis: "metrics.reactivated-customers.basis",
  source: {
    name: "Shopify Help Center: customers reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports/report-types/default-reports/customers-reports",
  },
  better: "higher",
  emptyText: "metrics.reactivated-customers.empty",
  compute: ({ reactivated }) => reactivated,
};
