import { z } from "zod";
import { countCharacters } from "../../texts/letters";
import { defineCheck, finding, notApplicable, passed } from "../../rules/outcomes";
import { readDescription } from "../../facts/readings";
import { sources } from "../../rules/sources";

/** What Google takes; the rest is cut off. */
const mostCharacters = 5000;

export const descriptionTooLong = defineCheck({
  id: "DSC-03",
  subject: "description",
  severity: "warning",
  scope: "product",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.googleProductData,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: z.object({ mostCharacters: z.number().int().min(1).default(mostCharacters) }),
  run: (product, _context, settings) => {
    const { text } = readDescription(product);
    if (text === "") return notApplicable;
    // Counting is dear, and a text has never more characters than units.
    if (text.length <= settings.mostCharacters) return passed;
    const characters = countCharacters(text);
    return characters > settings.mostCharacters
      ? finding({ characters, most: settings.mostCharacters })
      : passed;
  },
});
