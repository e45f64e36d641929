import { z } from "zod";
import { countCase } from "../../texts/letters";
import { defineCheck, finding, notApplicable, passed } from "../../rules/outcomes";
import { readDescription } from "../../facts/readings";
import { sources } from "../../rules/sources";

/** Fewer letters that have case are a name or a list of measures, not a text. */
const fewestLetters = 60;
/** So many of the letters must be capitals for a text to be written in them. */
const leastShare = 0.7;

export const oneCase = defineCheck({
  id: "DSC-08",
  subject: "description",
  severity: "hint",
  scope: "product",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.akeneo,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: z.object({
    fewestLetters: z.number().int().min(1).default(fewestLetters),
    leastShare: z.number().min(0).max(1).default(leastShare),
  }),
  run: (product, _context, settings) => {
    const { upper, lower } = countCase(readDescription(product).text);
    if (upper + lower < settings.fewestLetters) return notApplicable;
    if (upper >= settings.leastShare * (upper + lower)) return finding({ context: "capitals" });
    return upper === 0 ? finding({ context: "small" }) : passed;
  },
});
