import { giftCardsCode, isWithin } from "../../facts/category";
import { defineCheck, finding, noSettings, notApplicable, passed } from "../../rules/outcomes";
import { sources } from "../../rules/sources";

export const giftCardCategory = defineCheck({
  id: "TAX-13",
  subject: "category",
  severity: "warning",
  scope: "product",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.shopifyTaxonomy,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: noSettings,
  run: ({ category, isGiftCard }) => {
    if (category === null) return notApplicable;
    const isFiledAsGiftCard = isWithin(category.id, giftCardsCode);
    if (!isGiftCard && !isFiledAsGiftCard) return notApplicable;
    if (isGiftCard === isFiledAsGiftCard) return passed;
    return finding({ context: isGiftCard ? "outside" : "inside", category: category.fullName });
  },
});
