import { isWithin, uncategorizedCode } from "../../facts/category";
import { defineCheck, finding, noSettings, notApplicable, passed } from "../../rules/outcomes";
import { sources } from "../../rules/sources";

export const uncategorized = defineCheck({
  id: "TAX-02",
  subject: "category",
  severity: "error",
  scope: "product",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.shopifyCategory,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: noSettings,
  run: ({ category }) => {
    if (category === null) return notApplicable;
    return isWithin(category.id, uncategorizedCode) ? finding({ category: category.name }) : passed;
  },
});
