import { z } from "zod";
import { defineCheck } from "../../rules/outcomes";
import { askEachImage, type ImageAnswer } from "../../facts/media-places";
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
  changesOn: "never",
  settings: z.object({ mostCharacters: z.number().int().min(1).default(mostCharacters) }),
  run: (product, _context, settings) =>
    askEachImage(product, ({ url, look }): ImageAnswer => {
      if (url === null || url === "") return { context: "none" };
      if (url.length > settings.mostCharacters) return { context: "long", characters: url.length };
      if (!/^[\x21-\x7e]+$/.test(url)) return { context: "characters" };
      // Whether anything is there, only asking for it tells.
      if (look?.outcome === "missing" && look.isSure)
        return { context: "missing", status: look.status };
      if (!look) return "needsImageBytes";
      return look.outcome === "seen" ? "passed" : "imageNotTold";
    }),
});
