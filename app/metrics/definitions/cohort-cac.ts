import type { MetricDefinition } from "../metric";
import type { CostAmount } from "../profit/facts";
import { minorPerCustomer } from "../retention/cohort-values";

export const cohortCac: MetricDefinition<{ spend: CostAmount; customers: number }> = {
  id: "cohort-cac",
  label: "metrics.cohort-cac.label",
  unit: "money",
  formula: "metrics.cohort-cac.formula",
  included: "metrics.cohort-cac.included",
  excluded: "metrics.cohort-cac.excluded",
  basis: "metrics.cohort-cac.basis",
  source: {
    name: "Wikipedia: customer acquisition cost",
    url: "https://en.wikipedia.org/wiki/Customer_acquisition_cost",
  },
  better: "lower",
  emptyText: "metrics.cohort-cac.empty",
  compute: ({ spend, customers }) =>
    typeof spend === "number" ? minorPerCustomer(spend, customers) : null,
};
