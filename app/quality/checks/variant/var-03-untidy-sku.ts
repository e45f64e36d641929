import { defineCheck, noSettings } from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { askEachVariant, trimCode } from "../../facts/variant-places";

export const untidySku = defineCheck({
  id: "VAR-03",
  subject: "variant",
  severity: "hint",
  scope: "variant",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.own,
  decidedBy: "api",
  fix: "direct",
  changesOn: "never",
  settings: noSettings,
  run: (product) => {
    // Within the product: the catalogue tells only that two are the same, which is VAR-02.
    const spellings = new Map<string, Set<string>>();
    for (const { sku } of product.variants) {
      const code = trimCode(sku) ?? "";
      const key = code.toLowerCase();
      spellings.set(key, (spellings.get(key) ?? new Set()).add(code));
    }
    return askEachVariant(product, ({ sku }) => {
      const code = trimCode(sku);
      if (sku === null || code === null) return "notApplicable";
      const shown = sku.replace(/\s/gu, "␣");
      if (/\s/u.test(sku)) return { context: "spaces", sku: shown };
      const isSpelledTwice = (spellings.get(code.toLowerCase())?.size ?? 0) > 1;
      return isSpelledTwice ? { context: "case", sku: shown } : "passed";
    });
  },
});
