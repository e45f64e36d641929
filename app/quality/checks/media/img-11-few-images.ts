import { z } from "zod";
import { isApparel } from "../../facts/category";
import { defineCheck, finding, notApplicable, passed } from "../../rules/outcomes";
import { listImages } from "../../facts/media-places";
import { sources } from "../../rules/sources";
import { isOptionOf } from "../../texts/words/option-names";

/** Front, back and detail: what a shopper would look at in a shop. */
const fewestImages = 3;

export const fewImages = defineCheck({
  id: "IMG-11",
  subject: "media",
  severity: "hint",
  scope: "product",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.adminSkills,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: z.object({ fewestImages: z.number().int().min(2).default(fewestImages) }),
  run: (product, _context, settings) => {
    const images = listImages(product).length;
    const hasColours = product.options.some(
      ({ name, values }) => isOptionOf("colour", name) && values.length > 1,
    );
    // Of other things, one image may show all. None at all is IMG-01.
    if (images === 0 || !(isApparel(product.category) || hasColours)) return notApplicable;
    return images < settings.fewestImages
      ? finding({ images, fewest: settings.fewestImages })
      : passed;
  },
});
