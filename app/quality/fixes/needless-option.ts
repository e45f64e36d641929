import { needlessOption as check } from "../checks/option/opt-02-needless-option";
import { isApparel } from "../facts/category";
import type { ProductFacts } from "../facts/facts";
import { placeholderOption, placeholderValue } from "../facts/placeholder-option";
import { isFound } from "../rules/found";
import { isOptionOf, optionKinds } from "../texts/words/option-names";
import { targetOfOption, targetOfValue } from "./fields";
import type { Fix, Proposal } from "./fix";

function proposeFor(
  { category, options }: ProductFacts,
  option: ProductFacts["options"][number],
): Proposal[] {
  const { name, values, unusedValues = [], linkedMetafield } = option;
  const [only, ...others] = values;
  const isPlaceholder = name === placeholderOption && values.includes(placeholderValue);
  if (isPlaceholder && others.length > 0) {
    // What it is one of, only the merchant knows.
    const target = targetOfValue(option);
    return [{ field: "optionValue", target, before: placeholderValue, after: undefined }];
  }
  if (only === undefined || others.length > 0) return [];
  // Shopify takes away options of one value only, and one that no variant has is one too.
  if (unusedValues.length > 0) return [];
  // The link to the field of the category would go with it, and could not be taken back. Where nothing is known of
  // it, the product was stored before links were read: it has been read again within a day.
  if (!isPlaceholder && linkedMetafield !== null) return [];
  const tellsAFact = optionKinds.some((kind) => isOptionOf(kind, name));
  // There channels ask for it.
  if (tellsAFact && isApparel(category)) return [];
  return [
    {
      field: "option",
      target: targetOfOption(options.indexOf(option) + 1, option),
      before: only,
      after: null,
      // A single value may still be something that customers want to read.
      isChosen: isPlaceholder,
    },
  ];
}

export const needlessOption: Fix = {
  id: "needlessOption",
  checkIds: [check.id],
  fields: ["option", "optionValue"],
  propose: (product, context) =>
    isFound(check, product, context)
      ? product.options.flatMap((option) => proposeFor(product, option))
      : [],
};
