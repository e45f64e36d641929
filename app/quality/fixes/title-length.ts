import { titleTooLong } from "../checks/title/ttl-02-too-long";
import { cutText } from "../texts/cut-text";
import { proposeTitle } from "../texts/title-change";
import type { Fix } from "./fix";
import { isFound, readThreshold } from "../rules/found";

export const titleLength: Fix = {
  id: "titleLength",
  checkIds: ["TTL-02"],
  fields: ["title"],
  propose: (product, context) => {
    if (!isFound(titleTooLong, product, context)) return [];
    const most = readThreshold(titleTooLong, context, "mostCharacters");
    return proposeTitle(product.title, cutText(product.title, most));
  },
};
