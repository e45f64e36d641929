import { defineCheck, finding, noSettings, passed } from "../../rules/outcomes";
import { sources } from "../../rules/sources";

export const noCategory = defineCheck({
  id: "TAX-01",
  subject: "category",
  severity: "error",
  scope: "product",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.shopifyCategory,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: noSettings,
  run({ category, unknownCategoryId, productType, suggestion }) {
    if (category !== null || unknownCategoryId !== null) return passed;
    if (suggestion) {
      return finding({ context: "suggested", suggested: suggestion.category.fullName });
    }
    return finding(productType.trim() === "" ? {} : { context: "type", type: productType });
  },
});
