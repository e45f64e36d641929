import { codeOfCategory, isWithin, uncategorizedCode } from "../facts/category";
import type { Fix } from "./fix";

/** Puts products into the category that the classifier suggests. */
export const category: Fix = {
  id: "category",
  checkIds: ["TAX-01", "TAX-02", "TAX-03", "TAX-04", "TAX-05", "TAX-06", "TAX-07", "TAX-08"],
  fields: ["category"],
  propose: ({ suggestion, category: current, unknownCategoryId }) => {
    const before = current?.id ?? unknownCategoryId;
    const change = { field: "category", target: "", before } as const;
    if (!suggestion || suggestion.category.id === before) {
      // Nobody knows a better one: the merchant may.
      return [{ ...change, after: undefined }];
    }
    const { confidence, isSure, category: suggested } = suggestion;
    // What somebody has chosen is put into another branch only where the merchant ticks it.
    const isFree =
      current === null ||
      current.isArchived ||
      isWithin(current.id, uncategorizedCode) ||
      isWithin(suggested.id, codeOfCategory(current.id));
    return [{ ...change, after: suggested.id, isChosen: isSure && isFree, confidence }];
  },
};
