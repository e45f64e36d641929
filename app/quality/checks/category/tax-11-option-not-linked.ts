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
  fix: "preview",
  settings: noSettings,
  run: ({ category, options }) => {
    // What an option can be linked to comes with the category.
    if (category === null) return notApplicable;
    const linkable = options.filter(
      ({ name }) =>
        isOptionOf("colour", name) || isOptionOf("size", name) || isOptionOf("material", name),
    );
    if (linkable.length === 0) return notApplicable;
    const loose = linkable.filter(({ linkedMetafield }) => linkedMetafield === null);
    if (loose.length === 0 && linkable.some((option) => option.linkedMetafield === undefined)) {
      return unknown("notRead");
    }
    return findingsOf(loose.map(({ name }) => ({ values: { option: name } })));
  },
});
