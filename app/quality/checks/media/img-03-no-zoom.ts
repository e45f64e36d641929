import { z } from "zod";
import { defineCheck, findingsOf, notApplicable, passed, unknown } from "../../rules/outcomes";
import { listImages, nameFile } from "../../facts/media-places";
import { sources } from "../../rules/sources";

/** Pixels of either side that Google recommends, and that one can zoom into. */
const leastPixels = 1500;
/** Below this many it is IMG-02, which is told once. */
const tooSmall = 500;

export const noZoom = defineCheck({
  id: "IMG-03",
  subject: "media",
  severity: "hint",
  scope: "media",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.googleImage,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: z.object({ leastPixels: z.number().int().min(tooSmall).default(leastPixels) }),
  run: (product, _context, settings) => {
    const main = listImages(product)[0];
    if (main === undefined) return notApplicable;
    if (main.width === null || main.height === null) return unknown("noImageSize");
    const side = Math.min(main.width, main.height);
    if (side < tooSmall) return notApplicable;
    if (side >= settings.leastPixels) return passed;
    const { width, height } = main;
    const values = { file: nameFile(main.url), width, height, least: settings.leastPixels };
    return findingsOf([{ mediaId: main.id, values }]);
  },
});
