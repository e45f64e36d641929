import { z } from "zod";
import { defineCheck } from "../../rules/outcomes";
import { askEachImage } from "../../facts/media-places";
import { sources } from "../../rules/sources";

/** What Google takes, in millions of pixels. */
const mostMegapixels = 64;

export const imageTooLarge = defineCheck({
  id: "IMG-04",
  subject: "media",
  severity: "error",
  scope: "media",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.shoppingFeed,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: z.object({ mostMegapixels: z.number().min(1).default(mostMegapixels) }),
  run: (product, _context, settings) =>
    askEachImage(product, ({ width, height }) => {
      if (width === null || height === null) return "noImageSize";
      const isTooLarge = width * height > settings.mostMegapixels * 1_000_000;
      return isTooLarge ? { width, height, most: settings.mostMegapixels } : "passed";
    }),
});
