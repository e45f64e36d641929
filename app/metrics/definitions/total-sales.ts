import type { MetricDefinition } from "../metric";

export const totalSales: MetricDefinition = {
  id: "total-sales",
  label: "metrics.total-sales.label",
  unit: "money",
  formula: "metrics.total-sales.formula",
  included: "metrics.total-sales.included",
  excluded: "metrics.total-sales.excluded",
  basis: "metrics.total-sales.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: "higher",
  emptyText: "metrics.total-sales.empty",
  compute(facts) {
    const { grossSalesMinor, discountsMinor, returnsMinor } = facts;
    const netSalesMinor = grossSalesMinor + discountsMinor + returnsMinor;
    const { shippingMinor, taxesMinor, dutiesMinor, feesMinor } = facts;
    return netSalesMinor + shippingMinor + dutiesMinor + feesMinor + taxesMinor;
  },
};
