import { defineCheck, finding, noSettings, passed, unknown } from "../../rules/outcomes";
import { sources } from "../../rules/sources";

export const inNoCollection = defineCheck({
  id: "PUB-03",
  subject: "publication",
  severity: "warning",
  scope: "product",
  appliesTo: { drafts: false, giftCards: false },
  source: sources.adminSkills,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: noSettings,
  run: ({ collectionIds }) => {
    if (collectionIds === undefined) return unknown("notRead");
    return collectionIds.length > 0 ? passed : finding();
  },
});
