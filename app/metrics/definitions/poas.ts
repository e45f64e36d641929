import type { AcquisitionTotals } from "../acquisition/totals";
import type { MetricDefinition } from "../metric";

export const poas: MetricDefinition<AcquisitionTotals> = {
  id: "poas",
  label: "metrics.poas.label",
  unit: "number",
  formula: "metrics.poas.formula",
  included: "metrics.poas.included",
  excluded: "metrics.poas.excluded",
  basis: "metrics.poas.basis",
  source: {
    name: "Polar Analytics: how metrics are calculated",
    url: "https://intercom.help/polar-app/en/articles/5649166-how-are-my-metrics-calculated",
  },
  better: "higher",
  emptyText: "metrics.poas.empty",
  compute: (totals) => totals.poas,
};
