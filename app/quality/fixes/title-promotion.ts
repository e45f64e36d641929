import { promotionalWords } from "../checks/title/ttl-06-promotional-words";
import { languageOf } from "../texts/letters";
import { proposeTitle } from "../texts/title-change";
import { dropPromotion } from "../texts/words/promotional";
import type { Fix } from "./fix";
import { isFound } from "../rules/found";
import { tidySpaces } from "./title-spaces";

export const titlePromotion: Fix = {
  id: "titlePromotion",
  checkIds: ["TTL-06"],
  fields: ["title"],
  propose: (product, context) => {
    if (!isFound(promotionalWords, product, context)) return [];
    const rest = dropPromotion(product.title, languageOf(context.shop.locale));
    return proposeTitle(product.title, tidySpaces(rest));
  },
};
