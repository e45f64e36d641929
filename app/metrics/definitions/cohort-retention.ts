import type { MetricDefinition } from "../metric";

export const cohortRetention: MetricDefinition<{ customers: number; base: number }> = {
  id: "cohort-retention",
  label: "metrics.cohort-retention.label",
  unit: "rate",
  formula: "metrics.cohort-retention.formula",
  included: "metrics.cohort-retention.included",
  excluded: "metrics.cohort-retention.excluded",
  basis: "metrics.cohort-retention.basis",
  source: {
    name: "Shopify Help Center: customers reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports/report-types/default-reports/customers-reports",
  },
  better: "higher",
  emptyText: "metrics.cohort-retention.empty",
  compute: ({ customers, base }) => (base === 0 ? null : customers / base),
};
