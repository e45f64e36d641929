import { defineCheck, finding, noSettings, notApplicable, passed } from "../../rules/outcomes";
import { readDescription } from "../../facts/readings";
import { sources } from "../../rules/sources";
import { normalizeText } from "../../texts/texts";

/** A text longer than this by so many units is no repetition of the title: it need not be compared. */
const mostUnitsLonger = 20;

function keepLetters(text: string): string {
  return normalizeText(text).replace(/[^\p{L}\p{M}\p{N}]/gu, "");
}

export const descriptionEqualsTitle = defineCheck({
  id: "DSC-04",
  subject: "description",
  severity: "warning",
  scope: "product",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.own,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: noSettings,
  run: (product) => {
    const { text } = readDescription(product);
    if (text === "" || product.title.trim() === "") return notApplicable;
    if (text.length > product.title.length + mostUnitsLonger) return passed;
    return keepLetters(text) === keepLetters(product.title)
      ? finding({ title: product.title })
      : passed;
  },
});
