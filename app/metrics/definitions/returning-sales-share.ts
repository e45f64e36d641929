import type { MetricDefinition } from "../metric";
import type { RepeatFacts } from "../retention/repeat";

export const returningSalesShare: MetricDefinition<RepeatFacts> = {
  id: "returning-sales-share",
  label: "metrics.returning-sales-share.label",
  unit: "rate",
  formula: "metrics.returning-sales-share.formula",
  included: "metrics.returning-sales-share.included",
  excluded: "metrics.returning-sales-share.excluded",
  basis: "metrics.returning-sales-share.basis",
  source: {
    name: "Shopify Help Center: customers reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports/report-types/default-reports/customers-reports",
  },
  better: null,
  emptyText: "metrics.returning-sales-share.empty",
  compute: ({ newNetMinor, returningNetMinor }) => {
    const all = newNetMinor + returningNetMinor;
    // Where more came back than was sold there are no shares.
    return newNetMinor < 0 || returningNetMinor < 0 || all === 0 ? null : returningNetMinor / all;
  },
};
