import { z } from "zod";
import { defineCheck, notApplicable } from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { askEachVariant } from "../../facts/variant-places";

export const thinMargin = defineCheck({
  id: "PRC-08",
  subject: "price",
  severity: "warning",
  scope: "variant",
  appliesTo: { drafts: false, giftCards: false },
  source: sources.adminSkills,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  // What is enough only the merchant knows: without a floor nothing is asked.
  settings: z.object({ leastPercent: z.number().min(0).max(100).nullable().default(null) }),
  run: (product, _context, { leastPercent }) => {
    if (leastPercent === null) return notApplicable;
    return askEachVariant(product, ({ priceMinor, unitCostMinor }) => {
      if (unitCostMinor === null || priceMinor <= 0) return "notApplicable";
      const isThin = (priceMinor - unitCostMinor) * 100 < priceMinor * leastPercent;
      if (!isThin) return "passed";
      const percent = Math.floor((1 - unitCostMinor / priceMinor) * 100);
      return { percent, least: leastPercent };
    });
  },
});
