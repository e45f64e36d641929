import { descriptionDebris as check } from "../checks/description/dsc-06-debris";
import { cleanHtml } from "../texts/clean-html";
import { isFound, readThreshold } from "../rules/found";
import type { Fix } from "./fix";

export const descriptionDebris: Fix = {
  id: "descriptionDebris",
  checkIds: ["DSC-06"],
  fields: ["descriptionHtml"],
  propose: (product, context) => {
    if (!isFound(check, product, context)) return [];
    const before = product.descriptionHtml;
    const mostStyles = readThreshold(check, context, "mostStyles");
    const after = cleanHtml(before, mostStyles);
    return after === before ? [] : [{ field: "descriptionHtml", target: "", before, after }];
  },
};
