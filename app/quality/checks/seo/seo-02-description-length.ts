import { z } from "zod";
import { measureWidth } from "../../texts/letters";
import { defineCheck, finding, passed } from "../../rules/outcomes";
import { sources } from "../../rules/sources";

/** As `measureWidth` says, which is how search results cut off: by room, not by characters. */
const leastWidth = 50;
const mostWidth = 160;

export const seoDescriptionLength = defineCheck({
  id: "SEO-02",
  subject: "seo",
  severity: "warning",
  scope: "product",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.adminSkills,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: z.object({
    leastWidth: z.number().int().min(1).default(leastWidth),
    mostWidth: z.number().int().min(1).default(mostWidth),
  }),
  run: ({ seoDescription }, _context, settings) => {
    const text = seoDescription?.trim() ?? "";
    if (text === "") return finding({ context: "missing" });
    const width = measureWidth(text);
    const characters = Array.from(text).length;
    if (width > settings.mostWidth) {
      return finding({ context: "long", characters, most: settings.mostWidth });
    }
    return width < settings.leastWidth
      ? finding({ context: "short", characters, least: settings.leastWidth })
      : passed;
  },
});
