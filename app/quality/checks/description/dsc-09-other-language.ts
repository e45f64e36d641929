import { z } from "zod";
import { guessLanguage, knowsLanguage } from "../../facts/guess-language";
import { languageOf } from "../../texts/letters";
import { defineCheck, finding, notApplicable, passed, unknown } from "../../rules/outcomes";
import { readDescription } from "../../facts/readings";
import { sources } from "../../rules/sources";

/** As `measureWidth` says: in a shorter text, names of brands and materials decide. */
const leastWidth = 200;

export const otherLanguage = defineCheck({
  id: "DSC-09",
  subject: "description",
  severity: "warning",
  scope: "product",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.googleProductData,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: z.object({ leastWidth: z.number().int().min(100).default(leastWidth) }),
  run: (product, { shop }, settings) => {
    const { text, width } = readDescription(product);
    if (width < settings.leastWidth) return notApplicable;
    const own = languageOf(shop.locale);
    if (own === null || !knowsLanguage(own)) return unknown("languageNotKnown");
    const written = guessLanguage(text, own);
    return written === own ? passed : finding({ language: written, shopLanguage: own });
  },
});
