import { tagSpelling as check } from "../checks/publication/pub-06-tag-spelling";
import { isFound } from "../rules/found";
import { findUsualSpelling } from "../texts/spellings-of-names";
import { normalizeText } from "../texts/texts";
import type { Fix } from "./fix";

/** Shopify takes a tag once, whatever its capitals. */
function dropTwins(tags: readonly string[]): string[] {
  const keys = tags.map(normalizeText);
  return tags.filter((_tag, index) => keys.indexOf(keys[index] ?? "") === index);
}

export const tagSpelling: Fix = {
  id: "tagSpelling",
  checkIds: ["PUB-06"],
  fields: ["tags"],
  propose: (product, context) => {
    if (!isFound(check, product, context)) return [];
    const usual = product.tags.map(
      (tag) => findUsualSpelling(tag, context.catalogue.tags)?.name ?? tag,
    );
    return [{ field: "tags", target: "", before: product.tags, after: dropTwins(usual) }];
  },
};
