import { isGtin, isMadeUp, rangeOfGtin } from "../../codes/gtin";
import { defineCheck, noSettings } from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { askEachVariant, trimCode } from "../../facts/variant-places";

export const couponGtin = defineCheck({
  id: "VAR-08",
  subject: "variant",
  severity: "error",
  scope: "variant",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.googleCouponGtin,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: noSettings,
  run: (product) =>
    askEachVariant(product, ({ barcode }) => {
      const code = trimCode(barcode);
      // A code that is wrong anyway lies in no range.
      if (code === null || !isGtin(code) || isMadeUp(code)) return "notApplicable";
      return rangeOfGtin(code) === "coupon" ? { barcode: code } : "passed";
    }),
});
