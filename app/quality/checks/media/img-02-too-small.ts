import { z } from "zod";
import { firstAfter } from "../../../lib/shop-day";
import { isApparel } from "../../facts/category";
import { defineCheck, findingsOf, notApplicable, passed, unknown } from "../../rules/outcomes";
import { listImages, nameFile } from "../../facts/media-places";
import { sources } from "../../rules/sources";

/** Pixels that Google asks of either side: from this day on of every product; before, of clothing and of others. */
const leastPixels = 500;
const asksAllFrom = "2027-01-31";
const leastOfApparel = 250;
const leastOfOthers = 100;

export const imageTooSmall = defineCheck({
  id: "IMG-02",
  subject: "media",
  severity: "error",
  scope: "media",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.googleImage,
  decidedBy: "api",
  fix: "guided",
  changesOn: (product, { shop }) =>
    listImages(product).length > 0 ? firstAfter(shop.today, [asksAllFrom]) : null,
  settings: z.object({ leastPixels: z.number().int().min(1).default(leastPixels) }),
  run: (product, { shop }, settings) => {
    const main = listImages(product)[0];
    if (main === undefined) return notApplicable;
    if (main.width === null || main.height === null) return unknown("noImageSize");
    const side = Math.min(main.width, main.height);
    if (side >= settings.leastPixels) return passed;
    const refused = isApparel(product.category) ? leastOfApparel : leastOfOthers;
    const isRefused = shop.today >= asksAllFrom || side < refused;
    const values = {
      file: nameFile(main.url),
      width: main.width,
      height: main.height,
      least: settings.leastPixels,
    };
    return {
      ...findingsOf([{ mediaId: main.id, values }]),
      ...(isRefused ? {} : { severity: "warning" as const }),
    };
  },
});
