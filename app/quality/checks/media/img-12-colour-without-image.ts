import { defineCheck, noSettings, notApplicable, unknown } from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { askEachVariant } from "../../facts/variant-places";
import { isOptionOf } from "../../texts/words/option-names";

export const colourWithoutImage = defineCheck({
  id: "IMG-12",
  subject: "media",
  severity: "warning",
  scope: "variant",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.adminSkills,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: noSettings,
  run: (product) => {
    const colours = product.options.find(({ name }) => isOptionOf("colour", name));
    if (colours === undefined || colours.values.length < 2) return notApplicable;
    const outcome = askEachVariant(product, ({ hasOwnImage, selectedOptions }) => {
      if (hasOwnImage === undefined) return "notApplicable";
      const colour = selectedOptions.find(({ name }) => name === colours.name)?.value ?? "";
      return hasOwnImage ? "passed" : { colour };
    });
    const isUnseen = product.variants.some(({ hasOwnImage }) => hasOwnImage === undefined);
    return outcome.state !== "finding" && isUnseen ? unknown("notRead") : outcome;
  },
});
