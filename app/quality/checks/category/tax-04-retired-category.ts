import { codeOfCategory } from "../../facts/category";
import { defineCheck, finding, noSettings, notApplicable, passed } from "../../rules/outcomes";
import { sources } from "../../rules/sources";

export const retiredCategory = defineCheck({
  id: "TAX-04",
  subject: "category",
  severity: "error",
  scope: "product",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.shopifyTaxonomy,
  decidedBy: "api",
  fix: "preview",
  settings: noSettings,
  run: ({ category, unknownCategoryId }) => {
    if (unknownCategoryId !== null) {
      return finding({ context: "absent", code: codeOfCategory(unknownCategoryId) });
    }
    if (category === null) return notApplicable;
    return category.isArchived ? finding({ category: category.fullName }) : passed;
  },
});
