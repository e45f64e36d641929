import { isGtin, isMadeUp, rangeOfGtin } from "../../codes/gtin";
import { defineCheck, noSettings } from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { askEachVariant, trimCode } from "../../facts/variant-places";

export const restrictedGtin = defineCheck({
  id: "VAR-07",
  subject: "variant",
  severity: "error",
  scope: "variant",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.googleRestrictedGtin,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: noSettings,
  run: (product) =>
    askEachVariant(product, ({ barcode }) => {
      const code = trimCode(barcode);
      // A code that is wrong anyway lies in no range.
      if (code === null || !isGtin(code) || isMadeUp(code)) return "notApplicable";
      return rangeOfGtin(code) === "restricted" ? { barcode: code } : "passed";
    }),
});
