import { giftCardCategory as check } from "../checks/category/tax-13-gift-card-category";
import { giftCardsCode, isWithin } from "../facts/category";
import type { Fix } from "./fix";
import { isFound } from "../rules/found";

/** The category that is for gift cards alone. */
const giftCards = `gid://shopify/TaxonomyCategory/${giftCardsCode}`;

export const giftCardCategory: Fix = {
  id: "giftCardCategory",
  checkIds: ["TAX-13"],
  fields: ["category"],
  propose: (product, context) => {
    const { category, isGiftCard, suggestion } = product;
    if (category === null || !isFound(check, product, context)) return [];
    const change = { field: "category", target: "", before: category.id } as const;
    if (isGiftCard) return [{ ...change, after: giftCards }];
    const other =
      suggestion && !isWithin(suggestion.category.id, giftCardsCode) ? suggestion : undefined;
    return [
      other
        ? {
            ...change,
            after: other.category.id,
            isChosen: other.isSure,
            confidence: other.confidence,
          }
        : { ...change, after: undefined },
    ];
  },
};
