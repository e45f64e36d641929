import { repeatedWord } from "../checks/title/ttl-13-repeated-word";
import { dropRepeats } from "../texts/repeated-words";
import { proposeTitle } from "../texts/title-change";
import type { Fix } from "./fix";
import { isFound, readThreshold } from "../rules/found";
import { tidySpaces } from "./title-spaces";

export const titleRepeats: Fix = {
  id: "titleRepeats",
  checkIds: ["TTL-13"],
  fields: ["title"],
  propose: (product, context) => {
    if (!isFound(repeatedWord, product, context)) return [];
    const fewestTimes = readThreshold(repeatedWord, context, "fewestTimes");
    return proposeTitle(product.title, tidySpaces(dropRepeats(product.title, fewestTimes)));
  },
};
