import { childrensClothingCode, isApparel, isWithin } from "../../facts/category";
import {
  defineCheck,
  finding,
  noSettings,
  notApplicable,
  passed,
  unknown,
} from "../../rules/outcomes";
import { sources } from "../../rules/sources";

export const apparelWithoutAudience = defineCheck({
  id: "TAX-14",
  subject: "category",
  severity: "error",
  scope: "product",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.feedRules,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: noSettings,
  run: ({ category, attributes }) => {
    if (category === null || !isApparel(category)) return notApplicable;
    if (attributes === undefined) return unknown("notRead");
    const has = (...keys: string[]) => keys.some((key) => attributes[key]?.length);
    // Google's own channel keeps both in fields of its own.
    const hasGender = has("target-gender", "mm-google-shopping.gender");
    const hasAge =
      has("age-group", "mm-google-shopping.age_group") ||
      isWithin(category.id, childrensClothingCode);
    if (hasGender && hasAge) return passed;
    return finding({ context: hasGender ? "age" : hasAge ? "gender" : "both" });
  },
});
