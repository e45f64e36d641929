import type { MetricDefinition } from "../metric";
import type { CostedFacts } from "../profit/facts";

export const productMargin: MetricDefinition<CostedFacts> = {
  id: "product-margin",
  label: "metrics.product-margin.label",
  unit: "money",
  formula: "metrics.product-margin.formula",
  included: "metrics.product-margin.included",
  excluded: "metrics.product-margin.excluded",
  basis: "metrics.product-margin.basis",
  source: {
    name: "Shopify Help Center: profit reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports/report-types/default-reports/profit-reports",
  },
  better: "higher",
  emptyText: "metrics.product-margin.empty",
  compute({ goodsNetMinor, costedNetMinor, costMinor }) {
    const isNothingKnown = costedNetMinor === 0 && costMinor === 0;
    return goodsNetMinor !== 0 && isNothingKnown ? null : costedNetMinor - costMinor;
  },
};
