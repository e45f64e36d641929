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
    name: "Repeat Customer Insights: customer analysis",
    url: "https://projects.littlestreamsoftware.com/articles/customer-analysis/",
  },
  better: "higher",
  emptyText: "metrics.new-customers.empty",
  compute: (facts) => (hasKnownCustomers(facts) ? facts.newCustomers : null),
};
