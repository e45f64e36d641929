import { markupInTitle } from "../checks/title/ttl-08-markup";
import { dropMarkup } from "../texts/markup";
import { proposeTitle } from "../texts/title-change";
import type { Fix } from "./fix";
import { isFound } from "../rules/found";
import { tidySpaces } from "./title-spaces";

export const titleMarkup: Fix = {
  id: "titleMarkup",
  checkIds: ["TTL-08"],
  fields: ["title"],
  propose: (product, context) => {
    if (!isFound(markupInTitle, product, context)) return [];
    return proposeTitle(product.title, tidySpaces(dropMarkup(product.title)));
  },
};
