import { findMarkup } from "../../texts/markup";
import { defineCheck, finding, noSettings, notApplicable, passed } from "../../rules/outcomes";
import { sources } from "../../rules/sources";

export const markupInTitle = defineCheck({
  id: "TTL-08",
  subject: "title",
  severity: "error",
  scope: "product",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.prisjaktTitle,
  decidedBy: "api",
  fix: "direct",
  changesOn: "never",
  settings: noSettings,
  run: ({ title }) => {
    if (title.trim() === "") return notApplicable;
    const markup = findMarkup(title);
    return markup === null ? passed : finding({ markup, title });
  },
});
