import type { UserError } from "../world/types";
import type { NewOption } from "../world/patches";
import type { ProductFacts } from "./facts";
import { optionId, placeOfOption } from "./ids";
import { hasOnlyDefaultVariant } from "./views/product";

const MAX_NAME = 255;
const MAX_OPTIONS = 3;
/** What Shopify gives a product that has no option of its own. */
const DEFAULT = { name: "Title", values: ["Default Title"] };

/** What a change makes of the product's options, and of the values that a variant has of them. */
export interface ChangedOptions {
  options: ProductFacts["options"];
  valuesOf(values: readonly string[]): string[];
}
type Changed = { changed: ChangedOptions; errors?: never } | { changed: null; errors: UserError[] };

/** A product without these options, or what Shopify would object to. */
export function removeOptions(product: ProductFacts, ids: readonly number[]): Changed {
  const errors = ids.flatMap((id, index): UserError[] => {
    const option = product.options.find((_, at) => optionId(product, at) === id);
    const field = ["options", String(index)];
    if (!option) {
      return [{ field, message: "Option does not exist.", code: "OPTION_DOES_NOT_EXIST" }];
    }
    if (option.values.length > 1) {
      const message = "Cannot delete an option with multiple values.";
      return [{ field, message, code: "CANNOT_DELETE_OPTION_WITH_MULTIPLE_VALUES" }];
    }
    return [];
  });
  if (errors.length > 0) return { changed: null, errors };
  const stays = product.options.map((_, at) => !ids.includes(optionId(product, at)));
  const options = placed(product).filter((_, at) => stays[at]);
  if (options.length === 0) {
    return { changed: { options: [DEFAULT], valuesOf: () => [...DEFAULT.values] } };
  }
  return {
    changed: { options, valuesOf: (values) => values.filter((_, at) => stays[at]) },
  };
}

/** A product with more options, whose first values its variants get; or what Shopify would object to. */
export function addOptions(product: ProductFacts, added: readonly NewOption[]): Changed {
  // The one that Shopify gives makes room for the first of its own.
  const isDefault = hasOnlyDefaultVariant(product);
  const options: ProductFacts["options"] = isDefault ? [] : placed(product);
  const kept = options.length;
  const order = options.map((_, at) => at);
  const errors: UserError[] = [];
  added.forEach((option, index) => {
    const position = option.position ?? options.length + 1;
    errors.push(...check(option, position, { options, kept, index }));
    const used = options.map((one, at) => one.place ?? at);
    const place = [0, 1, 2, 3].find((each) => !used.includes(each)) ?? 0;
    const { name, values } = option;
    options.splice(position - 1, 0, { name: name.trim(), values: [...values], place });
    order.splice(position - 1, 0, -1 - index);
  });
  if (errors.length > 0) return { changed: null, errors };
  return {
    changed: {
      options,
      valuesOf: (values) =>
        order.map((at) => (at < 0 ? added[-1 - at]?.values[0] : values[at]) ?? ""),
    },
  };
}

function check(
  { name, values }: NewOption,
  position: number,
  { options, kept, index }: { options: ProductFacts["options"]; kept: number; index: number },
): UserError[] {
  const error = (key: string, message: string, code: string): UserError[] => [
    { field: ["options", String(index), key], message, code },
  ];
  const trimmed = name.trim();
  if (trimmed === "") return error("name", "Option name is missing.", "OPTION_NAME_MISSING");
  if (trimmed.length > MAX_NAME) {
    return error("name", "Option name is too long.", "OPTION_NAME_TOO_LONG");
  }
  const twin = options.findIndex((one) => one.name.toLowerCase() === trimmed.toLowerCase());
  if (twin >= 0) {
    return twin < kept
      ? error("name", "Option already exists.", "OPTION_ALREADY_EXISTS")
      : error("name", "Duplicated option name.", "DUPLICATED_OPTION_NAME");
  }
  if (values.length === 0) {
    const message = "New option must have at least one value for the existing variants.";
    return error("values", message, "NEW_OPTION_WITHOUT_VALUE_FOR_EXISTING_VARIANTS");
  }
  if (options.length >= MAX_OPTIONS) {
    return error("name", `Can only have ${MAX_OPTIONS} options.`, "OPTIONS_OVER_LIMIT");
  }
  if (position < 1 || position > options.length + 1) {
    return error("position", "Position is out of bounds.", "POSITION_OUT_OF_BOUNDS");
  }
  return [];
}

/** Its options with where they were when they were made, whatever goes and comes. */
function placed(product: ProductFacts): ProductFacts["options"] {
  return product.options.map((one, at) => ({ ...one, place: placeOfOption(product, at) }));
}
