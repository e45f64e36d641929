import { loudPunctuation } from "../checks/title/ttl-07-loud-punctuation";
import { dropNoise } from "../texts/loud-punctuation";
import { proposeTitle } from "../texts/title-change";
import type { Fix } from "./fix";
import { isFound } from "../rules/found";
import { tidySpaces } from "./title-spaces";

export const titlePunctuation: Fix = {
  id: "titlePunctuation",
  checkIds: ["TTL-07"],
  fields: ["title"],
  propose: (product, context) => {
    if (!isFound(loudPunctuation, product, context)) return [];
    const { title, vendor } = product;
    return proposeTitle(title, tidySpaces(dropNoise(title, vendor)));
  },
};
