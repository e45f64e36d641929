import { hasKnownCustomers } from "../customers";
import type { MetricDefinition } from "../metric";

export const newCustomers: MetricDefinition = {
  id: "new-customers",
  label: "metrics.new-customers.label",
  unit: "count",
  formula: "metrics.new-customers.formula",
  included: "metrics.new-customers.included",
  excluded: "metrics.new-customers.excluded",
  basis: "metrics.new-customers.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: "higher",
  emptyText: "metrics.new-customers.empty",
  compute: (facts) => (hasKnownCustomers(facts) ? facts.newCustomers : null),
};
