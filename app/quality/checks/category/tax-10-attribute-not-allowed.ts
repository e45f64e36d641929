import { defineCheck, findingsOf, noSettings, notApplicable, unknown } from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { normalizeText } from "../../texts/texts";

export const attributeNotAllowed = defineCheck({
  id: "TAX-10",
  subject: "category",
  severity: "warning",
  scope: "product",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.shopifyTaxonomy,
  decidedBy: "api",
  fix: "preview",
  settings: noSettings,
  run: ({ category, attributes, recommendedAttributes }) => {
    if (category === null) return notApplicable;
    if (attributes === undefined || recommendedAttributes === undefined) return unknown("notRead");
    const places = [];
    let asked = 0;
    for (const { key, name, values } of recommendedAttributes) {
      const own = attributes[key] ?? [];
      if (values === null || own.length === 0) continue;
      asked++;
      const allowed = new Set(values.map(normalizeText));
      for (const value of own) {
        if (!allowed.has(normalizeText(value))) places.push({ values: { attribute: name, value } });
      }
    }
    return asked === 0 ? notApplicable : findingsOf(places);
  },
});
