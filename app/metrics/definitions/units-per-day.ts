import type { MetricDefinition } from "../metric";
import { perDay } from "../products/price-changes";

export const unitsPerDay: MetricDefinition<{ units: number | null; days: number }> = {
  id: "units-per-day",
  label: "metrics.units-per-day.label",
  unit: "number",
  formula: "metrics.units-per-day.formula",
  included: "metrics.units-per-day.included",
  excluded: "metrics.units-per-day.excluded",
  basis: "metrics.units-per-day.basis",
  source: {
    name: "Shopify Help Center: reports",
    url: "https://help.shopify.com/en/manual/reports-and-analytics/shopify-reports",
  },
  better: "higher",
  emptyText: "metrics.units-per-day.empty",
  compute: ({ units, days }) => perDay(units, days),
};
