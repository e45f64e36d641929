import type { RecommendedAttribute } from "../../facts/facts";
import type { Evidence } from "../../rules/check";
import { defineCheck, findingsOf, noSettings, notApplicable, unknown } from "../../rules/outcomes";
import { sources } from "../../rules/sources";

type Lists = readonly ReadonlyMap<string, string>[];

/** By key of a field: the lists that an entry of it may be from. */
export function listsOf(fields: readonly RecommendedAttribute[]): Map<string, Lists> {
  const lists = new Map<string, Lists>();
  for (const { key, values } of fields) {
    if (values) lists.set(key, [...(lists.get(key) ?? []), values]);
  }
  return lists;
}

/** Whether one of the values that an entry stands for is in one of the lists. */
export const isAllowed = (valueIds: readonly string[], lists: Lists): boolean =>
  valueIds.some((id) => lists.some((list) => list.has(id)));

export const attributeNotAllowed = defineCheck({
  id: "TAX-10",
  subject: "category",
  severity: "warning",
  scope: "product",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.shopifyTaxonomy,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: noSettings,
  run: ({ category, attributes, recommendedAttributes }) => {
    if (category === null) return notApplicable;
    if (attributes === undefined || recommendedAttributes === undefined) return unknown("notRead");
    const allowed = listsOf(recommendedAttributes);
    const places: Evidence[] = [];
    let [asked, notKnown] = [0, 0];
    for (const [key, lists] of allowed) {
      for (const { name: value, valueIds } of attributes[key] ?? []) {
        asked++;
        if (valueIds === undefined) notKnown++;
        else if (!isAllowed(valueIds, lists)) {
          const attribute = recommendedAttributes.find((each) => each.key === key)?.name ?? key;
          places.push({ values: { attribute, value } });
        }
      }
    }
    if (places.length === 0 && notKnown > 0) return unknown("missingScope");
    return asked === 0 ? notApplicable : findingsOf(places);
  },
});
