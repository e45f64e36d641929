import { isApparel } from "../../facts/category";
import { isOptionOf } from "../../texts/words/option-names";
import {
  defineCheck,
  finding,
  noSettings,
  notApplicable,
  passed,
  unknown,
} from "../../rules/outcomes";
import { sources } from "../../rules/sources";

export const apparelWithoutColourOrSize = defineCheck({
  id: "TAX-15",
  subject: "category",
  severity: "warning",
  scope: "product",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.feedRules,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: noSettings,
  run: ({ category, attributes, options }) => {
    if (!isApparel(category)) return notApplicable;
    const isOption = (kind: "colour" | "size") =>
      options.some(({ name }) => isOptionOf(kind, name));
    const hasColour = isOption("colour") || Boolean(attributes?.["color-pattern"]?.length);
    const hasSize =
      isOption("size") ||
      Boolean(attributes?.["size"]?.length || attributes?.["shoe-size"]?.length);
    if (hasColour && hasSize) return passed;
    // It may stand in the category's own fields.
    if (attributes === undefined) return unknown("notRead");
    return finding({ context: hasColour ? "size" : hasSize ? "colour" : "both" });
  },
});
