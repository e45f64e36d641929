import { allCaps } from "../checks/title/ttl-05-all-caps";
import { lowerCapitals } from "../texts/title-case";
import { proposeTitle } from "../texts/title-change";
import type { Fix } from "./fix";
import { isFound } from "../rules/found";

export const titleCapitals: Fix = {
  id: "titleCapitals",
  checkIds: ["TTL-05"],
  fields: ["title"],
  propose: (product, context) => {
    if (!isFound(allCaps, product, context)) return [];
    return proposeTitle(product.title, lowerCapitals(product, context.shop.locale));
  },
};
