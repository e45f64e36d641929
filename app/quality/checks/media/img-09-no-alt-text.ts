import { defineCheck, noSettings } from "../../rules/outcomes";
import { askEachImage } from "../../facts/media-places";
import { sources } from "../../rules/sources";

export const noAltText = defineCheck({
  id: "IMG-09",
  subject: "media",
  severity: "warning",
  scope: "media",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.adminSkills,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: noSettings,
  run: (product) => askEachImage(product, ({ alt }) => (alt?.trim() ? "passed" : {})),
});
