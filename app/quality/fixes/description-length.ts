import { descriptionTooLong } from "../checks/description/dsc-03-too-long";
import { isFound, readThreshold } from "../rules/found";
import { keepFirstBlocks } from "../texts/shorten-html";
import type { Fix } from "./fix";

/** Proposes what stands first; whether that is what matters only the merchant can tell, so it is not ticked. */
export const descriptionLength: Fix = {
  id: "descriptionLength",
  checkIds: ["DSC-03"],
  fields: ["descriptionHtml"],
  propose: (product, context) => {
    if (!isFound(descriptionTooLong, product, context)) return [];
    const before = product.descriptionHtml;
    const most = readThreshold(descriptionTooLong, context, "mostCharacters");
    const after = keepFirstBlocks(before, most) ?? undefined;
    return [{ field: "descriptionHtml", target: "", before, after, isChosen: false }];
  },
};
