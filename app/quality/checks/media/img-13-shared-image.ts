import { defineCheck, findingsOf, noSettings, notApplicable } from "../../rules/outcomes";
import { listImages, nameFile } from "../../facts/media-places";
import { sources } from "../../rules/sources";

export const sharedImage = defineCheck({
  id: "IMG-13",
  subject: "media",
  severity: "warning",
  scope: "media",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.uniqueness,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: noSettings,
  run: (product, { catalogue }) => {
    // Charts of sizes and notes on care are shared for good reason; the main image shows this product.
    const main = listImages(product)[0];
    if (main === undefined || main.url === null) return notApplicable;
    const products = catalogue.images.get(main.url.split("?")[0] ?? "") ?? 1;
    const places = [{ mediaId: main.id, values: { file: nameFile(main.url), products } }];
    return findingsOf(products > 1 ? places : []);
  },
});
