import { z } from "zod";
import { defineCheck, findingsOf, notApplicable, unknown } from "../../rules/outcomes";
import { listImages, nameFile } from "../../facts/media-places";
import { sources } from "../../rules/sources";

/** Fewer products in a collection have no usual shape. */
const fewestPeers = 10;
/** So many of them must have it for others to stand out. */
const leastShare = 0.8;
/** Width over height may differ by so much, as a share, before one sees it in a grid. */
const mostDifference = 0.05;

export const otherShape = defineCheck({
  id: "IMG-14",
  subject: "media",
  severity: "hint",
  scope: "media",
  appliesTo: { drafts: false, giftCards: false },
  source: sources.own,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: z.object({
    fewestPeers: z.number().int().min(2).default(fewestPeers),
    leastShare: z.number().min(0.5).max(1).default(leastShare),
    mostDifference: z.number().min(0).max(1).default(mostDifference),
  }),
  run: (product, { catalogue }, settings) => {
    const main = listImages(product)[0];
    if (main === undefined) return notApplicable;
    if (!main.width || !main.height) return unknown("noImageSize");
    if (product.collectionIds === undefined || catalogue.imageShapes === undefined) {
      return unknown("notRead");
    }
    const ratio = main.width / main.height;
    const usual = product.collectionIds
      .map((id) => catalogue.imageShapes?.get(id))
      .filter((shape) => shape !== undefined)
      .filter(({ of }) => of >= settings.fewestPeers);
    if (usual.length === 0) return unknown("tooFewPeers");
    const other = usual.find(
      (shape) =>
        shape.products >= shape.of * settings.leastShare &&
        Math.abs(ratio / shape.ratio - 1) > settings.mostDifference,
    );
    if (other === undefined) return findingsOf([]);
    const values = {
      file: nameFile(main.url),
      width: main.width,
      height: main.height,
      products: other.products,
      peers: other.of,
    };
    return findingsOf([{ mediaId: main.id, values }]);
  },
});
