import { defineCheck, noSettings } from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { askEachVariant, trimCode } from "../../facts/variant-places";

export const barcodeExpected = defineCheck({
  id: "VAR-04",
  subject: "variant",
  severity: "warning",
  scope: "variant",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.shoppingFeed,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: noSettings,
  run: (product, { catalogue }) =>
    askEachVariant(product, ({ barcode }) => {
      if (trimCode(barcode) !== null) return "passed";
      // Who makes things alone or by hand needs none: VAR-11 asks for something else instead.
      if (!catalogue.vendorsWithGtin.has(product.vendor)) return "notApplicable";
      return { vendor: product.vendor };
    }),
});
