import { isGtin } from "../../codes/gtin";
import { defineCheck, noSettings } from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { askEachVariant, trimCode } from "../../facts/variant-places";

export const noIdentifier = defineCheck({
  id: "VAR-11",
  subject: "variant",
  severity: "error",
  scope: "variant",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.feedRules,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: noSettings,
  // Shopify has no field for the maker's part number: the SKU stands in for it.
  run: (product) =>
    askEachVariant(product, ({ barcode, sku }) => {
      if (isGtin(trimCode(barcode) ?? "")) return "passed";
      const hasVendor = product.vendor.trim() !== "";
      const hasSku = trimCode(sku) !== null;
      if (hasVendor && hasSku) return "passed";
      return { context: hasVendor ? "sku" : hasSku ? "vendor" : "both" };
    }),
});
