import type { MetricDefinition } from "../metric";
import type { RepeatFacts } from "../retention/repeat";

export const repeatRate: MetricDefinition<RepeatFacts> = {
  id: "repeat-rate",
  label: "metrics.repeat-rate.label",
  unit: "rate",
  formula: "metrics.repeat-rate.formula",
  included: "metrics.repeat-rate.included",
  excluded: "metrics.repeat-rate.excluded",
  basis: "metrics.repeat-rate.basis",
  source: {
    name: "Shopify Help Center: customers reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports/report-types/default-reports/customers-reports",
  },
  better: "higher",
  emptyText: "metrics.repeat-rate.empty",
  compute: ({ customers, repeaters }) => (customers === 0 ? null : repeaters / customers),
};
