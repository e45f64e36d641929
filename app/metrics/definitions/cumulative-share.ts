import type { MetricDefinition } from "../metric";
import type { Ranked } from "../products/classes";

export const cumulativeShare: MetricDefinition<Pick<Ranked, "cumulative">> = {
  id: "cumulative-share",
  label: "metrics.cumulative-share.label",
  unit: "rate",
  formula: "metrics.cumulative-share.formula",
  included: "metrics.cumulative-share.included",
  excluded: "metrics.cumulative-share.excluded",
  basis: "metrics.cumulative-share.basis",
  source: {
    name: "Shopify Help Center: inventory reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports/report-types/default-reports/inventory-reports",
  },
  better: null,
  emptyText: "metrics.cumulative-share.empty",
  compute: ({ cumulative }) => cumulative,
};
