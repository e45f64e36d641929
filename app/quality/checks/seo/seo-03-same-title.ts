import { defineCheck, finding, noSettings, notApplicable, passed } from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { normalizeText } from "../../texts/texts";

export const sameSeoTitle = defineCheck({
  id: "SEO-03",
  subject: "seo",
  severity: "warning",
  scope: "product",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.metaTitle,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: noSettings,
  run: ({ seoTitle }, { catalogue }) => {
    const title = seoTitle?.trim() ?? "";
    if (title === "") return notApplicable;
    const products = catalogue.seoTitles.get(normalizeText(title)) ?? 1;
    return products > 1 ? finding({ title, products }) : passed;
  },
});
