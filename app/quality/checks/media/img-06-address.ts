import { z } from "zod";
import type { Answer } from "../../rules/check";
import { defineCheck, unknown } from "../../rules/outcomes";
import { askEachImage } from "../../facts/media-places";
import { sources } from "../../rules/sources";

/** What Google takes. */
const mostCharacters = 2000;

export const imageAddress = defineCheck({
  id: "IMG-06",
  subject: "media",
  severity: "error",
  scope: "media",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.googleImage,
  decidedBy: "api",
  fix: "guided",
  settings: z.object({ mostCharacters: z.number().int().min(1).default(mostCharacters) }),
  run: (product, _context, settings) => {
    const outcome = askEachImage(product, ({ url }): Answer => {
      if (url === null || url === "") return { context: "none" };
      if (url.length > settings.mostCharacters) return { context: "long", characters: url.length };
      return /^[\x21-\x7e]+$/.test(url) ? "passed" : { context: "characters" };
    });
    // Whether anything is there, only asking for it tells.
    return outcome.state === "passed" ? unknown("needsImageBytes") : outcome;
  },
});
