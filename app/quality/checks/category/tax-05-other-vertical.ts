import { z } from "zod";
import { isWithin, uncategorizedCode, verticalOf } from "../../facts/category";
import { defineCheck, finding, notApplicable, passed, unknown } from "../../rules/outcomes";
import { sources } from "../../rules/sources";

/** Below this, the merchant is as likely to be right as the suggestion. */
const leastConfidence = 0.9;

export const otherVertical = defineCheck({
  id: "TAX-05",
  subject: "category",
  severity: "warning",
  scope: "product",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.own,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: z.object({ leastConfidence: z.number().min(0).max(1).default(leastConfidence) }),
  run: ({ category, suggestion }, _context, settings) => {
    if (category === null || isWithin(category.id, uncategorizedCode)) return notApplicable;
    if (suggestion === undefined) return unknown("notClassified");
    if (suggestion === null || suggestion.confidence < settings.leastConfidence) return passed;
    return verticalOf(suggestion.category.id) === verticalOf(category.id)
      ? passed
      : finding({ category: category.fullName, suggested: suggestion.category.fullName });
  },
});
