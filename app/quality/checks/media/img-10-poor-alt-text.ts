import { z } from "zod";
import type { Answer } from "../../rules/check";
import { countCharacters, shorten } from "../../texts/letters";
import { defineCheck } from "../../rules/outcomes";
import { askEachImage, nameFile } from "../../facts/media-places";
import { sources } from "../../rules/sources";

/** Screen readers cut longer ones into pieces. */
const mostCharacters = 125;

/** Letters and digits of a file's name without its ending and Shopify's suffix, or of a text. */
function keepLetters(text: string): string {
  return text
    .replace(/\.(?:jpe?g|png|webp|gif|bmp|tiff?|heic|avif)$/i, "")
    .replace(/_[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** A name with its ending is of some file, whatever this one is called now. */
function isFileName(alt: string): boolean {
  return /^\S+\.(?:jpe?g|png|webp|gif|bmp|tiff?|heic|avif)$/i.test(alt);
}

/** A name of words may be a good description; one of the camera's is none. */
function looksLikeFile(alt: string): boolean {
  return /\.(?:jpe?g|png|webp|gif|bmp|tiff?|heic|avif)$/i.test(alt) || !/\s/u.test(alt);
}

export const poorAltText = defineCheck({
  id: "IMG-10",
  subject: "media",
  severity: "hint",
  scope: "media",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.own,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: z.object({ mostCharacters: z.number().int().min(1).default(mostCharacters) }),
  run: (product, _context, settings) =>
    askEachImage(product, ({ alt, url }): Answer => {
      const text = alt?.trim();
      if (!text) return "notApplicable";
      const characters = countCharacters(text);
      if (characters > settings.mostCharacters) {
        return { context: "long", alt: shorten(text), characters, most: settings.mostCharacters };
      }
      const isFile =
        isFileName(text) ||
        (looksLikeFile(text) && keepLetters(text) === keepLetters(nameFile(url)));
      return isFile ? { context: "file", alt: shorten(text) } : "passed";
    }),
});
