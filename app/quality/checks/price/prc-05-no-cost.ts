import { defineCheck, noSettings } from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { askEachVariant } from "../../facts/variant-places";

export const noCost = defineCheck({
  id: "PRC-05",
  subject: "price",
  severity: "warning",
  scope: "variant",
  appliesTo: { drafts: false, giftCards: false },
  source: sources.adminSkills,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: noSettings,
  run: (product) =>
    askEachVariant(product, ({ unitCostMinor }) => (unitCostMinor === null ? {} : "passed")),
});
