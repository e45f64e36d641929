import { inconsistentValues } from "../checks/option/opt-01-inconsistent-values";
import type { OptionFacts } from "../facts/facts";
import { isFound } from "../rules/found";
import { normalizeText } from "../texts/texts";
import { isOptionOf } from "../texts/words/option-names";
import { isWrittenOut, nameSize, spellSize } from "../texts/words/sizes";
import { targetOfValue } from "./fields";
import type { Fix, Proposal } from "./fix";

/** Sizes as letters, unless most of the option's are words. */
function proposeSizes(option: OptionFacts): Proposal[] {
  const { values } = option;
  const sizes = values.filter((value) => nameSize(value) !== null);
  const words = sizes.filter(isWrittenOut);
  if (words.length === 0 || words.length === sizes.length) return [];
  const isWritten = words.length * 2 > sizes.length;
  // Shopify takes no value that the option has already: of two that mean the same, one has to go by hand.
  const taken = new Set(values.map(normalizeText));
  return sizes.flatMap((before) => {
    if (isWrittenOut(before) === isWritten) return [];
    const after = spellSize(before, isWritten ? words : []);
    if (after === null || taken.has(normalizeText(after))) return [];
    taken.add(normalizeText(after));
    return [{ field: "optionValue" as const, target: targetOfValue(option), before, after }];
  });
}

export const optionSizes: Fix = {
  id: "optionSizes",
  checkIds: ["OPT-01"],
  fields: ["optionValue"],
  propose: (product, context) => {
    if (!isFound(inconsistentValues, product, context)) return [];
    return product.options.filter(({ name }) => isOptionOf("size", name)).flatMap(proposeSizes);
  },
};
