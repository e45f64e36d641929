import { misspelled } from "../checks/title/ttl-15-misspelled";
import { countCase, mapWords } from "../texts/letters";
import { readTitleWords } from "../facts/readings";
import { listMisspelled, readSpellings } from "../texts/spelling";
import { proposeTitle } from "../texts/title-change";
import type { Fix } from "./fix";
import { isFound, readThreshold } from "../rules/found";

/** A word with the capitals of another one. */
function writeAs(word: string, other: string): string {
  const { upper, lower } = countCase(other);
  if (lower === 0 && upper > 1) return word.toUpperCase();
  const [first = ""] = word;
  return /^\p{Lu}/u.test(other) ? first.toUpperCase() + word.slice(first.length) : word;
}

export const titleSpelling: Fix = {
  id: "titleSpelling",
  checkIds: ["TTL-15"],
  fields: ["title"],
  propose: (product, context) => {
    const { titleWords } = context.catalogue;
    if (titleWords === undefined || !isFound(misspelled, product, context)) return [];
    const spellings = readSpellings(
      titleWords,
      readThreshold(misspelled, context, "fewestProducts"),
    );
    const intended = new Map(
      listMisspelled(readTitleWords(product), titleWords, spellings).map((found) => [
        found.word,
        writeAs(found.intended, found.word),
      ]),
    );
    return proposeTitle(
      product.title,
      mapWords(product.title, (word) => intended.get(word) ?? word),
    );
  },
};
