import type { Evidence } from "../../rules/check";
import { defineCheck, findingsOf, noSettings, notApplicable, unknown } from "../../rules/outcomes";
import { sources } from "../../rules/sources";

export const attributeNotAllowed = defineCheck({
  id: "TAX-10",
  subject: "category",
  severity: "warning",
  scope: "product",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.shopifyTaxonomy,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: noSettings,
  run: ({ category, attributes, recommendedAttributes }) => {
    if (category === null) return notApplicable;
    if (attributes === undefined || recommendedAttributes === undefined) return unknown("notRead");
    const allowed = new Map<string, ReadonlyMap<string, string>[]>();
    for (const { key, values } of recommendedAttributes) {
      if (values) allowed.set(key, [...(allowed.get(key) ?? []), values]);
    }
    const places: Evidence[] = [];
    let [asked, notKnown] = [0, 0];
    for (const [key, lists] of allowed) {
      for (const { name: value, valueIds } of attributes[key] ?? []) {
        asked++;
        if (valueIds === undefined) notKnown++;
        else if (!valueIds.some((id) => lists.some((list) => list.has(id)))) {
          const attribute = recommendedAttributes.find((each) => each.key === key)?.name ?? key;
          places.push({ values: { attribute, value } });
        }
      }
    }
    if (places.length === 0 && notKnown > 0) return unknown("missingScope");
    return asked === 0 ? notApplicable : findingsOf(places);
  },
});
