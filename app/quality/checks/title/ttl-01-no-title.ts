import { defineCheck, finding, noSettings, passed } from "../../rules/outcomes";
import { sources } from "../../rules/sources";

export const noTitle = defineCheck({
  id: "TTL-01",
  subject: "title",
  severity: "error",
  scope: "product",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.googleTitle,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: noSettings,
  // Punctuation alone is no title either.
  run: ({ title }) => (/[\p{L}\p{N}]/u.test(title) ? passed : finding()),
});
