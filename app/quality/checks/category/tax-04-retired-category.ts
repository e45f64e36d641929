import { codeOfCategory, isListCode } from "../../facts/category";
import {
  defineCheck,
  finding,
  noSettings,
  notApplicable,
  passed,
  unknown,
} from "../../rules/outcomes";
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
  changesOn: "never",
  settings: noSettings,
  run: ({ category, unknownCategoryId }) => {
    if (unknownCategoryId !== null) {
      const code = codeOfCategory(unknownCategoryId);
      // A file names categories in the language of the shop's admin: that is no sign of a withdrawn one.
      return isListCode(code) ? finding({ context: "absent", code }) : unknown("categoryNotTold");
    }
    if (category === null) return notApplicable;
    return category.isArchived ? finding({ category: category.fullName }) : passed;
  },
});
