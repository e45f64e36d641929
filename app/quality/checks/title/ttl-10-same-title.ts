import { defineCheck, finding, noSettings, notApplicable, passed } from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { normalizeText } from "../../texts/texts";

export const sameTitle = defineCheck({
  id: "TTL-10",
  subject: "title",
  severity: "warning",
  scope: "product",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.uniqueness,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: noSettings,
  run: ({ title }, { catalogue }) => {
    if (title.trim() === "") return notApplicable;
    const count = catalogue.titles.get(normalizeText(title)) ?? 1;
    return count > 1 ? finding({ title, products: count }) : passed;
  },
});
