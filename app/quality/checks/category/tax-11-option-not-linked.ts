import { isWithin, uncategorizedCode } from "../../facts/category";
import type { ProductFacts } from "../../facts/facts";
import { isOptionOf } from "../../texts/words/option-names";
import { defineCheck, findingsOf, noSettings, notApplicable, unknown } from "../../rules/outcomes";
import { sources } from "../../rules/sources";

export const optionNotLinked = defineCheck({
  id: "TAX-11",
  subject: "category",
  severity: "hint",
  scope: "product",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.shopifyMetafields,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: noSettings,
  run: ({ category, options, recommendedAttributes }) => {
    // What an option can be linked to comes with the category.
    if (category === null || isWithin(category.id, uncategorizedCode)) return notApplicable;
    const linkable = options.filter(
      ({ name, linkedMetafield }) => linkedMetafield || canBeLinked(name, recommendedAttributes),
    );
    if (linkable.length === 0) return notApplicable;
    const loose = linkable.filter(({ linkedMetafield }) => linkedMetafield === null);
    if (loose.length === 0 && linkable.some((option) => option.linkedMetafield === undefined)) {
      return unknown("notRead");
    }
    return findingsOf(loose.map(({ name }) => ({ values: { option: name } })));
  },
});

const kinds = ["colour", "size", "material"] as const;

/** Whether the category has a field for an option; where its fields are not known, that is assumed. */
function canBeLinked(option: string, fields: ProductFacts["recommendedAttributes"]): boolean {
  const kind = kinds.find((each) => isOptionOf(each, option));
  if (kind === undefined || !fields) return kind !== undefined;
  // "Shoe size", "Jewelry material"; what clothing is made of is called fabric.
  return fields.some(({ name }) => {
    const word = name.split(" ").at(-1) ?? "";
    return isOptionOf(kind, word) || (kind === "material" && word.toLowerCase() === "fabric");
  });
}
