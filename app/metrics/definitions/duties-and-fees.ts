import type { ReportFigures } from "../../store/report-figures";
import type { MetricDefinition } from "../metric";

type Sums = Pick<ReportFigures, "totalMinor" | "netMinor" | "shippingMinor" | "taxesMinor">;

/** The rest of total sales: so both sides of a comparison add up from what was compared, column by column. */
export const dutiesAndFees: MetricDefinition<Sums> = {
  id: "duties-and-fees",
  label: "metrics.duties-and-fees.label",
  unit: "money",
  formula: "metrics.duties-and-fees.formula",
  included: "metrics.duties-and-fees.included",
  excluded: "metrics.duties-and-fees.excluded",
  basis: "metrics.duties-and-fees.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: null,
  emptyText: "metrics.duties-and-fees.empty",
  compute: ({ totalMinor, netMinor, shippingMinor, taxesMinor }) =>
    totalMinor - netMinor - shippingMinor - taxesMinor,
};
