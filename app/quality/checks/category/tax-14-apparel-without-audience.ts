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
  settings: noSettings,
  run: ({ category, attributes }) => {
    if (category === null || !isApparel(category)) return notApplicable;
    if (attributes === undefined) return unknown("notRead");
    const hasGender = Boolean(attributes["target-gender"]?.length);
    const hasAge =
      Boolean(attributes["age-group"]?.length) || isWithin(category.id, childrensClothingCode);
    if (hasGender && hasAge) return passed;
    return finding({ context: hasGender ? "age" : hasAge ? "gender" : "both" });
  },
});
