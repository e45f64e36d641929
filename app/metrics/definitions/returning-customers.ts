import { hasKnownCustomers } from "../customers";
import type { MetricDefinition } from "../metric";

export const returningCustomers: MetricDefinition = {
  id: "returning-customers",
  label: "metrics.returning-customers.label",
  unit: "count",
  formula: "metrics.returning-customers.formula",
  included: "metrics.returning-customers.included",
  excluded: "metrics.returning-customers.excluded",
  basis: "metrics.returning-customers.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: "higher",
  emptyText: "metrics.returning-customers.empty",
  compute: (facts) => (hasKnownCustomers(facts) ? facts.returningCustomers : null),
};
