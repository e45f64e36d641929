import { z } from "zod";
import { defineCheck, findingsOf, notApplicable } from "../../rules/outcomes";
import { alignment, isVideo, unwanted } from "../../texts/html-debris";
import { readDescription } from "../../facts/readings";
import { sources } from "../../rules/sources";

/** The admin's own editor puts in one or two styles, for colour; more were pasted. */
const mostStyles = 2;
export const descriptionDebris = defineCheck({
  id: "DSC-06",
  subject: "description",
  severity: "warning",
  scope: "product",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.googleProductData,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: z.object({ mostStyles: z.number().int().min(0).default(mostStyles) }),
  run: (product, _context, settings) => {
    if (product.descriptionHtml.trim() === "") return notApplicable;
    const { elements, frames, styles, unbalanced } = readDescription(product);
    const pasted = styles.filter((style) => !alignment.test(style)).length;
    const places: { values: Record<string, string | number> }[] = [];
    for (const name of unwanted) {
      if (elements.has(name)) places.push({ values: { context: "element", element: name } });
    }
    if (frames.some((address) => !isVideo(address))) {
      places.push({ values: { context: "element", element: "iframe" } });
    }
    if (pasted > settings.mostStyles)
      places.push({ values: { context: "styles", styles: pasted } });
    for (const name of unbalanced) {
      places.push({ values: { context: "unbalanced", element: name } });
    }
    return findingsOf(places);
  },
});
