import { z } from "zod";
import { defineCheck, finding, notApplicable, passed } from "../../rules/outcomes";
import { readTitleWords } from "../../facts/readings";
import { listRepeats } from "../../texts/repeated-words";
import { sources } from "../../rules/sources";

/** Twice may be needed ("shirt and shirt jacket"); three times is for search engines. */
const fewestTimes = 3;
export const repeatedWord = defineCheck({
  id: "TTL-13",
  subject: "title",
  severity: "warning",
  scope: "product",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.googleTitleStyle,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: z.object({ fewestTimes: z.number().int().min(2).default(fewestTimes) }),
  run: (product, _context, settings) => {
    const words = readTitleWords(product);
    if (words.length === 0) return notApplicable;
    const repeated = listRepeats(words).find(({ times }) => times >= settings.fewestTimes);
    return repeated ? finding(repeated) : passed;
  },
});
