import { z } from "zod";
import { codeOfCategory, isWithin, uncategorizedCode } from "../../facts/category";
import { defineCheck, finding, notApplicable, passed, unknown } from "../../rules/outcomes";
import { sources } from "../../rules/sources";

/** A deeper category is named where its like is right nine times in ten. */
const leastConfidence = 0.9;

export const notDeepEnough = defineCheck({
  id: "TAX-03",
  subject: "category",
  severity: "warning",
  scope: "product",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.shopifyTax,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: z.object({ leastConfidence: z.number().min(0).max(1).default(leastConfidence) }),
  run: ({ category, suggestion }, _context, settings) => {
    if (category === null || isWithin(category.id, uncategorizedCode)) return notApplicable;
    if (category.isLeaf) return passed;
    // A vertical says nothing of attributes or tax, whatever would fit.
    if (category.level === 1) return finding({ context: "vertical", category: category.name });
    if (suggestion === undefined) return unknown("notClassified");
    if (suggestion === null || suggestion.confidence < settings.leastConfidence) return passed;
    const fits = suggestion.category;
    return fits.level > category.level && isWithin(fits.id, codeOfCategory(category.id))
      ? finding({ category: category.fullName, suggested: fits.fullName })
      : passed;
  },
});
