import { z } from "zod";
import { measureWidth } from "../../texts/letters";
import { defineCheck, finding, notApplicable, passed } from "../../rules/outcomes";
import { sources } from "../../rules/sources";

/** What most places show of a title, as `measureWidth` says: a title within it is seen whole. */
const mostWidth = 70;

export const factsLate = defineCheck({
  id: "TTL-03",
  subject: "title",
  severity: "hint",
  scope: "product",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.googleTitle,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: z.object({ mostWidth: z.number().int().min(20).default(mostWidth) }),
  run: ({ title, productType, category }, _context, settings) => {
    if (title.trim() === "") return notApplicable;
    const trimmed = title.trim().normalize("NFKC").toLowerCase();
    if (measureWidth(trimmed) <= settings.mostWidth) return passed;
    // What kind of thing it is, in the words that the shop itself has for it.
    const kinds = [productType, category?.name ?? ""]
      .map((kind) => kind.trim().normalize("NFKC").toLowerCase())
      .filter((kind) => kind !== "" && trimmed.includes(kind));
    if (kinds.length === 0) return notApplicable;
    const late = kinds.map((kind) => ({
      kind,
      end: measureWidth(trimmed.slice(0, trimmed.indexOf(kind) + kind.length)),
    }));
    const first = late.reduce((best, one) => (one.end < best.end ? one : best));
    return first.end > settings.mostWidth
      ? finding({ kind: first.kind, most: settings.mostWidth })
      : passed;
  },
});
