import { z } from "zod";
import { defineCheck, notApplicable } from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { normalizeText } from "../../texts/texts";
import { askEachVariant } from "../../facts/variant-places";

/** What is given away is tagged so: Shopify has no other mark for it. */
const freeTags = ["free", "freebie", "sample", "gift with purchase", "gratis", "muster"];

export const noPrice = defineCheck({
  id: "PRC-01",
  subject: "price",
  severity: "error",
  scope: "variant",
  appliesTo: { drafts: false, giftCards: false },
  source: sources.feedRules,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: z.object({ freeTags: z.array(z.string()).default(freeTags) }),
  run: (product, _context, settings) => {
    const free = new Set(settings.freeTags.map(normalizeText));
    if (product.tags.some((tag) => free.has(normalizeText(tag)))) return notApplicable;
    return askEachVariant(product, ({ priceMinor }) =>
      priceMinor <= 0 ? { priceMinor } : "passed",
    );
  },
});
