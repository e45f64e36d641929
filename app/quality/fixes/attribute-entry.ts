import {
  attributeNotAllowed,
  isAllowed,
  listsOf,
} from "../checks/category/tax-10-attribute-not-allowed";
import type { AttributeEntry } from "../facts/facts";
import { isFound } from "../rules/found";
import { splitWords } from "../texts/letters";
import { normalizeText } from "../texts/texts";
import type { Fix, Proposal } from "./fix";

type Lists = ReturnType<typeof listsOf> extends Map<string, infer Each> ? Each : never;

/** What an entry is called, and what the values are called that it stands for. */
const namesOf = ({ name, valueIds = [] }: AttributeEntry, lists: Lists): string[] => [
  name,
  ...valueIds.flatMap((id) => lists.flatMap((list) => list.get(id) ?? [])),
];

/**
 * Of entries that are allowed, the one that is called the same, or else the one whose name is the longest part of it
 * ("Blue" of "Dark blue"); null: none. What is only spelled alike ("Brass", "Glass") is another thing.
 */
function nearestTo(
  { name }: AttributeEntry,
  candidates: readonly AttributeEntry[],
  lists: Lists,
): { id: string; isSame: boolean } | null {
  const words = new Set(splitWords(normalizeText(name)));
  let best: { id: string; isSame: boolean; length: number } | null = null;
  for (const candidate of candidates) {
    if (candidate.id === undefined) continue;
    for (const each of namesOf(candidate, lists)) {
      const parts = splitWords(normalizeText(each));
      if (parts.length === 0 || !parts.every((part) => words.has(part))) continue;
      const isSame = parts.length === words.size;
      if (!best || parts.length > best.length) {
        best = { id: candidate.id, isSame, length: parts.length };
      }
    }
  }
  return best;
}

export const attributeEntry: Fix = {
  id: "attributeEntry",
  checkIds: [attributeNotAllowed.id],
  fields: ["attributeEntry"],
  propose: (product, context) => {
    const { attributes = {}, recommendedAttributes = [], options } = product;
    if (!context.entriesOf || !isFound(attributeNotAllowed, product, context)) return [];
    const proposals: Proposal[] = [];
    for (const [key, lists] of listsOf(recommendedAttributes)) {
      // The entries would be values of the option, and so of variants; whether they are may not be known yet.
      const isOptions = options.some(
        ({ linkedMetafield: link }) => link === undefined || link === `shopify.${key}`,
      );
      if (isOptions) continue;
      const own = attributes[key] ?? [];
      const taken = new Set(own.map(({ id }) => id));
      const allowed = context
        .entriesOf(key)
        .filter(({ valueIds = [] }) => isAllowed(valueIds, lists));
      for (const entry of own) {
        if (entry.id === undefined || !entry.valueIds || isAllowed(entry.valueIds, lists)) continue;
        const free = allowed.filter(({ id }) => !taken.has(id));
        const nearest = nearestTo(entry, free, lists);
        if (!nearest) continue;
        taken.add(nearest.id);
        proposals.push({
          field: "attributeEntry",
          target: key,
          before: entry.id,
          after: nearest.id,
          isChosen: nearest.isSame,
        });
      }
    }
    return proposals;
  },
};
