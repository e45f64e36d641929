import { z } from "zod";
import { isWithin, mediaCode } from "../../facts/category";
import { measureWidth } from "../../texts/letters";
import { defineCheck, finding, notApplicable, passed } from "../../rules/outcomes";
import { readTitleWords } from "../../facts/readings";
import { sources } from "../../rules/sources";

/** As `measureWidth` says: 15 Latin letters or 8 Japanese characters. Less has room for no second fact. */
const leastWidth = 15;
/** One word alone is short up to here: beyond it is one of the long compounds of German or Finnish. */
const leastWidthOfOneWord = 20;

export const titleTooShort = defineCheck({
  id: "TTL-04",
  subject: "title",
  severity: "warning",
  scope: "product",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.googleTitleStyle,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: z.object({
    leastWidth: z.number().int().min(1).default(leastWidth),
    leastWidthOfOneWord: z.number().int().min(1).default(leastWidthOfOneWord),
  }),
  run: (product, _context, settings) => {
    const title = product.title.trim();
    if (title === "") return notApplicable;
    // Books, films and music are called what they are called.
    if (product.category !== null && isWithin(product.category.id, mediaCode)) return notApplicable;
    const width = measureWidth(title);
    const words = readTitleWords(product).length;
    const least = words <= 1 ? settings.leastWidthOfOneWord : settings.leastWidth;
    return width < Math.max(least, settings.leastWidth)
      ? finding({ context: words <= 1 ? "word" : "short", characters: [...title].length, title })
      : passed;
  },
});
