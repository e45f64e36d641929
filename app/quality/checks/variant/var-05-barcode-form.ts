import {
  hasGtinLength,
  isIsbn10,
  isMadeUp,
  isScientific,
  restoreLostZeros,
} from "../../codes/gtin";
import { defineCheck, noSettings } from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { askEachVariant, trimCode } from "../../facts/variant-places";

/** What is wrong with the form. */
function describeForm(code: string): string {
  if (isIsbn10(code)) return "isbn10";
  if (!/^\d+$/.test(code)) {
    return hasGtinLength(code.replace(/[\s-]/g, "")) ? "separators" : "characters";
  }
  return "length";
}

export const barcodeForm = defineCheck({
  id: "VAR-05",
  subject: "variant",
  severity: "error",
  scope: "variant",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.prisjaktGtin,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: noSettings,
  run: (product) =>
    askEachVariant(product, ({ barcode }) => {
      const code = trimCode(barcode);
      if (code === null) return "notApplicable";
      if (hasGtinLength(code)) return "passed";
      // What VAR-10 knows the reason of is told there, once.
      if (isScientific(code) || isMadeUp(code) || restoreLostZeros(code) !== null) return "passed";
      return { context: describeForm(code), barcode: code, digits: code.length };
    }),
});
