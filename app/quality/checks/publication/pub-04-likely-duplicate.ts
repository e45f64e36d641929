import { defineCheck, finding, noSettings, notApplicable, passed } from "../../rules/outcomes";
import { listImages } from "../../facts/media-places";
import { readDescription } from "../../facts/readings";
import { sources } from "../../rules/sources";
import { normalizeText } from "../../texts/texts";

export const likelyDuplicate = defineCheck({
  id: "PUB-04",
  subject: "publication",
  severity: "warning",
  scope: "product",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.uniqueness,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: noSettings,
  // The title alone is TTL-10. With an image or the text besides, it is the same product twice.
  run: (product, { catalogue }) => {
    if (product.title.trim() === "") return notApplicable;
    if ((catalogue.titles.get(normalizeText(product.title)) ?? 1) < 2) return passed;
    const sharesImage = listImages(product).some(
      ({ url }) => (catalogue.images.get(url?.split("?")[0] ?? "") ?? 1) > 1,
    );
    const { text, hash } = readDescription(product);
    const sharesText = text !== "" && (catalogue.descriptions.get(hash) ?? 1) > 1;
    if (!sharesImage && !sharesText) return passed;
    return finding({ context: sharesImage ? "image" : "text", title: product.title });
  },
});
