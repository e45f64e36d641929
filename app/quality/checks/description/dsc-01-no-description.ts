import { defineCheck, finding, noSettings, passed } from "../../rules/outcomes";
import { readDescription } from "../../facts/readings";
import { sources } from "../../rules/sources";

export const noDescription = defineCheck({
  id: "DSC-01",
  subject: "description",
  severity: "error",
  scope: "product",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.feedRules,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: noSettings,
  // Empty elements and images say nothing to a search engine.
  run: (product) => (/[\p{L}\p{N}]/u.test(readDescription(product).text) ? passed : finding()),
});
