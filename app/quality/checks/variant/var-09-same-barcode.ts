import { isMadeUp } from "../../codes/gtin";
import { defineCheck, noSettings } from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { askEachVariant, trimCode } from "../../facts/variant-places";

export const sameBarcode = defineCheck({
  id: "VAR-09",
  subject: "variant",
  severity: "error",
  scope: "variant",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.adminSkills,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: noSettings,
  run: (product, { catalogue }) =>
    askEachVariant(product, ({ barcode }) => {
      const code = trimCode(barcode);
      // Zeros on many variants are one fault, which VAR-10 tells.
      if (code === null || isMadeUp(code)) return "notApplicable";
      const count = catalogue.barcodes.get(code) ?? 1;
      return count > 1 ? { barcode: code, variants: count } : "passed";
    }),
});
