import { computeCheckDigit, hasGtinLength, isGtin, isMadeUp } from "../../codes/gtin";
import { defineCheck, noSettings } from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { askEachVariant, trimCode } from "../../facts/variant-places";

export const checkDigit = defineCheck({
  id: "VAR-06",
  subject: "variant",
  severity: "error",
  scope: "variant",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.gs1,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: noSettings,
  run: (product) =>
    askEachVariant(product, ({ barcode }) => {
      const code = trimCode(barcode);
      if (code === null || !hasGtinLength(code) || isMadeUp(code)) return "notApplicable";
      if (isGtin(code)) return "passed";
      return {
        barcode: code,
        digit: code.slice(-1),
        expected: String(computeCheckDigit(code.slice(0, -1))),
      };
    }),
});
