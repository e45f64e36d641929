import { placeholderTitle } from "../checks/title/ttl-11-placeholder";
import { proposeTitle } from "../texts/title-change";
import { dropCopyMark, isPlaceholder } from "../texts/words/placeholders";
import type { Fix } from "./fix";
import { isFound } from "../rules/found";

export const titleCopyMark: Fix = {
  id: "titleCopyMark",
  checkIds: ["TTL-11"],
  fields: ["title"],
  propose: (product, context) => {
    if (!isFound(placeholderTitle, product, context)) return [];
    const rest = dropCopyMark(product.title);
    return proposeTitle(product.title, isPlaceholder(rest) ? undefined : rest);
  },
};
