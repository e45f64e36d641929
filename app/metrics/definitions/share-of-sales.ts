import type { MetricDefinition } from "../metric";
import type { Ranked } from "../products/classes";

export const shareOfSales: MetricDefinition<Pick<Ranked, "share">> = {
  id: "share-of-sales",
  label: "metrics.share-of-sales.label",
  unit: "rate",
  formula: "metrics.share-of-sales.formula",
  included: "metrics.share-of-sales.included",
  excluded: "metrics.share-of-sales.excluded",
  basis: "metrics.share-of-sales.basis",
  source: {
    name: "Shopify Help Center: inventory reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports/report-types/default-reports/inventory-reports",
  },
  better: null,
  emptyText: "metrics.share-of-sales.empty",
  compute: ({ share }) => share,
};
