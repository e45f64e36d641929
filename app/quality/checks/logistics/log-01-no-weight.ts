import { defineCheck, noSettings } from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { askEachVariant } from "../../facts/variant-places";

export const noWeight = defineCheck({
  id: "LOG-01",
  subject: "logistics",
  severity: "warning",
  scope: "variant",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.adminSkills,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: noSettings,
  run: (product) =>
    askEachVariant(product, ({ requiresShipping, weightKg }) => {
      if (!requiresShipping) return "notApplicable";
      return weightKg === null || weightKg <= 0 ? {} : "passed";
    }),
});
