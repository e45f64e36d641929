import { z } from "zod";
import { codeOfCategory, isWithin, uncategorizedCode, verticalOf } from "../../facts/category";
import { defineCheck, finding, notApplicable, passed, unknown } from "../../rules/outcomes";
import { sources } from "../../rules/sources";

/** Confidence is that of the vertical; below it a suggestion is less sure, so that more is asked. */
const leastConfidence = 0.95;

export const otherBranch = defineCheck({
  id: "TAX-06",
  subject: "category",
  severity: "hint",
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
    const suggested = suggestion.category;
    // Another vertical is TAX-05; one below the other is no contradiction.
    const agrees =
      verticalOf(suggested.id) !== verticalOf(category.id) ||
      isWithin(suggested.id, codeOfCategory(category.id)) ||
      isWithin(category.id, codeOfCategory(suggested.id));
    return agrees
      ? passed
      : finding({ category: category.fullName, suggested: suggested.fullName });
  },
});
