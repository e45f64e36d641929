import { z } from "zod";
import { defineCheck } from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { askEachVariant } from "../../facts/variant-places";

/** A deeper one is more often a slip of the decimal point than an offer. */
const mostPercent = 80;

export const deepDiscount = defineCheck({
  id: "PRC-07",
  subject: "price",
  severity: "warning",
  scope: "variant",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.own,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: z.object({ mostPercent: z.number().min(1).max(100).default(mostPercent) }),
  run: (product, _context, settings) =>
    askEachVariant(product, ({ priceMinor, compareAtMinor }) => {
      if (compareAtMinor === null || compareAtMinor <= priceMinor || priceMinor <= 0) {
        return "notApplicable";
      }
      // In whole minor units, so that exactly the limit is within it.
      const isDeeper = (compareAtMinor - priceMinor) * 100 > compareAtMinor * settings.mostPercent;
      if (!isDeeper) return "passed";
      const percent = Math.round((1 - priceMinor / compareAtMinor) * 100);
      return { percent, priceMinor, compareAtMinor };
    }),
});
