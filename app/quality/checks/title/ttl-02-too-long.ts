import { z } from "zod";
import { countCharacters, shorten } from "../../texts/letters";
import { defineCheck, finding, notApplicable, passed } from "../../rules/outcomes";
import { sources } from "../../rules/sources";

/** What Google takes; the rest is cut off. */
const mostCharacters = 150;

export const titleTooLong = defineCheck({
  id: "TTL-02",
  subject: "title",
  severity: "error",
  scope: "product",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.googleTitle,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: z.object({ mostCharacters: z.number().int().min(1).default(mostCharacters) }),
  run: ({ title }, _context, settings) => {
    if (title.trim() === "") return notApplicable;
    const characters = countCharacters(title.trim());
    return characters > settings.mostCharacters
      ? finding({ characters, most: settings.mostCharacters, title: shorten(title) })
      : passed;
  },
});
