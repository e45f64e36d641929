import { z } from "zod";
import { defineCheck, finding, notApplicable, passed } from "../../rules/outcomes";
import { readDescription } from "../../facts/readings";
import { sources } from "../../rules/sources";

/** As `measureWidth` says: two sentences, in 150 Latin letters or 75 Japanese characters. */
const leastWidth = 150;

export const descriptionTooShort = defineCheck({
  id: "DSC-02",
  subject: "description",
  severity: "warning",
  scope: "product",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.adminSkills,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: z.object({ leastWidth: z.number().int().min(1).default(leastWidth) }),
  run: (product, _context, settings) => {
    const { text, width } = readDescription(product);
    if (text === "") return notApplicable;
    return width < settings.leastWidth
      ? finding({ characters: [...text].length, least: settings.leastWidth })
      : passed;
  },
});
