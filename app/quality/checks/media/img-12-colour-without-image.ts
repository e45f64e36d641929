import { defineCheck, noSettings, notApplicable, unknown } from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { listImages } from "../../facts/media-places";
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
    // Where there is no image at all, that is IMG-01.
    if (colours === undefined || colours.values.length < 2 || listImages(product).length === 0)
      return notApplicable;
    const outcome = askEachVariant(product, ({ hasOwnImage, selectedOptions }) => {
      if (hasOwnImage === undefined) return "notApplicable";
      const colour = selectedOptions.find(({ name }) => name === colours.name)?.value ?? "";
      return hasOwnImage ? "passed" : { colour };
    });
    const isUnseen = product.variants.some(({ hasOwnImage }) => hasOwnImage === undefined);
    return outcome.state !== "finding" && isUnseen ? unknown("notRead") : outcome;
  },
});
