import { z } from "zod";
import { measureWidth, shorten } from "../../texts/letters";
import { defineCheck, finding, passed } from "../../rules/outcomes";
import { sources } from "../../rules/sources";

/** As `measureWidth` says, which is how search results cut off: by room, not by characters. */
const leastWidth = 30;
const mostWidth = 60;

export const seoTitleLength = defineCheck({
  id: "SEO-01",
  subject: "seo",
  severity: "warning",
  scope: "product",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.metaTitle,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: z.object({
    leastWidth: z.number().int().min(1).default(leastWidth),
    mostWidth: z.number().int().min(1).default(mostWidth),
  }),
  run: ({ seoTitle }, _context, settings) => {
    const title = seoTitle?.trim() ?? "";
    if (title === "") return finding({ context: "missing" });
    const width = measureWidth(title);
    const values = { title: shorten(title), characters: Array.from(title).length };
    if (width > settings.mostWidth) {
      return finding({ context: "long", ...values, most: settings.mostWidth });
    }
    return width < settings.leastWidth
      ? finding({ context: "short", ...values, least: settings.leastWidth })
      : passed;
  },
});
