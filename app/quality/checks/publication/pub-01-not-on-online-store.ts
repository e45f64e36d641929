import {
  defineCheck,
  finding,
  noSettings,
  notApplicable,
  passed,
  unknown,
} from "../../rules/outcomes";
import { sources } from "../../rules/sources";

export const notOnOnlineStore = defineCheck({
  id: "PUB-01",
  subject: "publication",
  severity: "warning",
  scope: "product",
  appliesTo: { drafts: false, giftCards: true },
  source: sources.adminSkills,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: noSettings,
  run: ({ status, isOnOnlineStore, tracksInventory, totalInventory }) => {
    // Unlisted products are kept out of sight on purpose.
    if (status !== "ACTIVE" || (tracksInventory && totalInventory <= 0)) return notApplicable;
    if (isOnOnlineStore === undefined) return unknown("notRead");
    if (isOnOnlineStore) return passed;
    return tracksInventory
      ? finding({ context: "stock", units: totalInventory })
      : finding({ context: "untracked" });
  },
});
