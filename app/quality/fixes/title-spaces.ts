import { strayTitleSpaces } from "../checks/title/ttl-09-spaces";
import { isFound } from "../rules/found";
import { proposeTitle } from "../texts/title-change";
import type { Fix } from "./fix";

/** What is invisible and breaks no line; the spaces of French and Japanese typography stay. */
const invisible = /[\u200b\u2060\ufeff]/gu;

/** One space for several, and none at the ends. Keeps a no-break space where it stands alone. */
export function tidySpaces(text: string): string {
  return text
    .replace(invisible, "")
    .replace(/[\t\n\r]/g, " ")
    .replace(/\s{2,}/gu, (run) => (new Set(run).size === 1 && run[0] ? run[0] : " "))
    .trim();
}

export const titleSpaces: Fix = {
  id: "titleSpaces",
  checkIds: ["TTL-09"],
  fields: ["title"],
  propose: (product, context) =>
    isFound(strayTitleSpaces, product, context)
      ? proposeTitle(product.title, tidySpaces(product.title))
      : [],
};
