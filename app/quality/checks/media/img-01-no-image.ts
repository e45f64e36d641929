import { defineCheck, finding, noSettings, passed } from "../../rules/outcomes";
import { listImages } from "../../facts/media-places";
import { sources } from "../../rules/sources";

export const noImage = defineCheck({
  id: "IMG-01",
  subject: "media",
  severity: "error",
  scope: "product",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.googleImage,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: noSettings,
  run: (product) => (listImages(product).length > 0 ? passed : finding()),
});
