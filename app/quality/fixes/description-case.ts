import { oneCase } from "../checks/description/dsc-08-one-case";
import { isFound } from "../rules/found";
import { writeSentences } from "../texts/sentence-case";
import type { Fix } from "./fix";

/** Not ticked: names of places and people in a text that is all capitals, or all small, are not known. */
export const descriptionCase: Fix = {
  id: "descriptionCase",
  checkIds: ["DSC-08"],
  fields: ["descriptionHtml"],
  propose: (product, context) => {
    if (!isFound(oneCase, product, context)) return [];
    const before = product.descriptionHtml;
    const { locale } = context.shop;
    const after = writeSentences(before, { names: [product.vendor], locale });
    if (after === before) return [];
    return [{ field: "descriptionHtml", target: "", before, after, isChosen: false }];
  },
};
