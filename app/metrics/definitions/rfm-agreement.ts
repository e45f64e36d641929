import type { MetricDefinition } from "../metric";

export const rfmAgreement: MetricDefinition<{ same: number; told: number }> = {
  id: "rfm-agreement",
  label: "metrics.rfm-agreement.label",
  unit: "rate",
  formula: "metrics.rfm-agreement.formula",
  included: "metrics.rfm-agreement.included",
  excluded: "metrics.rfm-agreement.excluded",
  basis: "metrics.rfm-agreement.basis",
  source: {
    name: "Shopify API: CustomerRfmGroup",
    url: "https://shopify.dev/docs/api/admin-graphql/latest/enums/CustomerRfmGroup",
  },
  better: null,
  emptyText: "metrics.rfm-agreement.empty",
  compute: ({ same, told }) => (told === 0 ? null : same / told),
};
