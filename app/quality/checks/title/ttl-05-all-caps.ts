import { z } from "zod";
import { countCase, shorten, splitWords } from "../../texts/letters";
import { defineCheck, finding, notApplicable, passed } from "../../rules/outcomes";
import { readTitleWords } from "../../facts/readings";
import { sources } from "../../rules/sources";

/** Shorter words in capitals are abbreviations (LED, USB) or sizes (XXL). */
const fewestLettersOfWord = 4;
/** With fewer letters in such words, they may all be abbreviations (HDMI, WLAN). */
const fewestLetters = 12;
/** So many of the letters must be capitals for the title to be written in them: brands in capitals make up less. */
const leastShare = 0.8;
/** So many words in capitals in a row shout, whatever is around them. */
const wordsInRow = 3;

export const allCaps = defineCheck({
  id: "TTL-05",
  subject: "title",
  severity: "warning",
  scope: "product",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.googleTitleStyle,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: z.object({
    fewestLetters: z.number().int().min(1).default(fewestLetters),
    leastShare: z.number().min(0).max(1).default(leastShare),
    wordsInRow: z.number().int().min(2).default(wordsInRow),
  }),
  run: (product, _context, settings) => {
    // A brand in capitals is spelled that way; a word with a digit is a model.
    const brand = new Set(splitWords(product.vendor.toLowerCase()));
    let upper = 0;
    let lower = 0;
    let row = 0;
    let longestRow = 0;
    for (const word of readTitleWords(product)) {
      if (/\p{N}/u.test(word) || brand.has(word.toLowerCase())) continue;
      const letters = countCase(word);
      if (letters.upper + letters.lower < fewestLettersOfWord) continue;
      upper += letters.upper;
      lower += letters.lower;
      row = letters.lower === 0 ? row + 1 : 0;
      longestRow = Math.max(longestRow, row);
    }
    if (upper + lower === 0) return notApplicable;
    const shouts =
      upper + lower >= settings.fewestLetters && upper >= settings.leastShare * (upper + lower);
    return shouts || longestRow >= settings.wordsInRow
      ? finding({ title: shorten(product.title) })
      : passed;
  },
});
