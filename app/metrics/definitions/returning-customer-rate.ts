import type { MetricDefinition } from "../metric";
import type { RepeatFacts } from "../retention/repeat";

export const returningCustomerRate: MetricDefinition<RepeatFacts> = {
  id: "returning-customer-rate",
  label: "metrics.returning-customer-rate.label",
  unit: "rate",
  formula: "metrics.returning-customer-rate.formula",
  included: "metrics.returning-customer-rate.included",
  excluded: "metrics.returning-customer-rate.excluded",
  basis: "metrics.returning-customer-rate.basis",
  source: {
    name: "Shopify Help Center: customers reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports/report-types/default-reports/customers-reports",
  },
  better: "higher",
  emptyText: "metrics.returning-customer-rate.empty",
  compute: ({ orderingCustomers, returningCustomers }) =>
    orderingCustomers === 0 ? null : returningCustomers / orderingCustomers,
};
