import { defineCheck, noSettings } from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { askEachVariant, trimCode } from "../../facts/variant-places";

export const noSku = defineCheck({
  id: "VAR-01",
  subject: "variant",
  severity: "warning",
  scope: "variant",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.adminSkills,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: noSettings,
  run: (product) => askEachVariant(product, ({ sku }) => (trimCode(sku) === null ? {} : "passed")),
});
