import { defineCheck, noSettings } from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { askEachVariant, trimCode } from "../../facts/variant-places";

export const sameSku = defineCheck({
  id: "VAR-02",
  subject: "variant",
  severity: "error",
  scope: "variant",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.adminSkills,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: noSettings,
  run: (product, { catalogue }) =>
    askEachVariant(product, ({ sku }) => {
      const code = trimCode(sku);
      if (code === null) return "notApplicable";
      const count = catalogue.skus.get(code.toLowerCase()) ?? 1;
      return count > 1 ? { sku: code, variants: count } : "passed";
    }),
});
