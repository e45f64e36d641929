import { defineCheck, finding, noSettings, notApplicable, passed } from "../../rules/outcomes";
import { sources } from "../../rules/sources";

// \s holds the no-break spaces of French and the wide one of Japanese: one of them is right.
const stray = /^\s|\s$|\s\s|[\t\n\r\u200b\u2060\ufeff]/u;

export const strayTitleSpaces = defineCheck({
  id: "TTL-09",
  subject: "title",
  severity: "hint",
  scope: "product",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.prisjaktTitle,
  decidedBy: "api",
  fix: "direct",
  changesOn: "never",
  settings: noSettings,
  run: ({ title }) => {
    if (title.trim() === "") return notApplicable;
    return stray.test(title) ? finding({ title: title.replace(/\s/gu, "␣") }) : passed;
  },
});
