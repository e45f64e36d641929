import type { MetricDefinition } from "../metric";
import { minorPerCustomer } from "../retention/cohort-values";

export const cohortValue: MetricDefinition<{ valueMinor: number | null; customers: number }> = {
  id: "cohort-value",
  label: "metrics.cohort-value.label",
  unit: "money",
  formula: "metrics.cohort-value.formula",
  included: "metrics.cohort-value.included",
  excluded: "metrics.cohort-value.excluded",
  basis: "metrics.cohort-value.basis",
  source: {
    name: "Wikipedia: customer lifetime value",
    url: "https://en.wikipedia.org/wiki/Customer_lifetime_value",
  },
  better: "higher",
  emptyText: "metrics.cohort-value.empty",
  compute: ({ valueMinor, customers }) => minorPerCustomer(valueMinor, customers),
};
