import { shorten } from "../../texts/letters";
import { defineCheck, finding, noSettings, notApplicable, passed } from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { isPlaceholder } from "../../texts/words/placeholders";

export const placeholderTitle = defineCheck({
  id: "TTL-11",
  subject: "title",
  severity: "error",
  scope: "product",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.own,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: noSettings,
  run: ({ title }) => {
    if (title.trim() === "") return notApplicable;
    return isPlaceholder(title) ? finding({ title: shorten(title) }) : passed;
  },
});
