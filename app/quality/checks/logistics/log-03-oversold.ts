import { z } from "zod";
import { defineCheck, notApplicable, unknown } from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { normalizeText } from "../../texts/texts";
import { askEachVariant } from "../../facts/variant-places";

/** What is sold before it is there on purpose is tagged so: Shopify has no other mark for it. */
const preorderTags = [
  "preorder",
  "pre-order",
  "pre order",
  "backorder",
  "made to order",
  "vorbestellung",
];

export const oversold = defineCheck({
  id: "LOG-03",
  subject: "logistics",
  severity: "warning",
  scope: "variant",
  appliesTo: { drafts: false, giftCards: false },
  source: sources.own,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: z.object({ preorderTags: z.array(z.string()).default(preorderTags) }),
  run: (product, _context, settings) => {
    const tags = new Set(settings.preorderTags.map(normalizeText));
    if (product.tags.some((tag) => tags.has(normalizeText(tag)))) return notApplicable;
    const outcome = askEachVariant(product, ({ inventoryQuantity, inventoryPolicy, isTracked }) => {
      if (!isTracked || inventoryQuantity === null) return "notApplicable";
      return inventoryQuantity <= 0 && inventoryPolicy === "CONTINUE"
        ? { units: inventoryQuantity }
        : "passed";
    });
    const isUnseen = product.variants.some(
      ({ inventoryQuantity, isTracked }) => isTracked && inventoryQuantity === null,
    );
    return outcome.state !== "finding" && isUnseen ? unknown("notRead") : outcome;
  },
});
