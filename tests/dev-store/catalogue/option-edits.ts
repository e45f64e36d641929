import type { UserError } from "../world/types";
import type { OptionPatch } from "../world/patches";
import type { ParsedVariantPatch, ProductFacts } from "./facts";
import { optionId, optionValueId } from "./ids";

const MAX_NAME = 255;

/** What a renaming makes of the product's options, and of its variants by their position (from 0). */
export interface RenamedOption {
  options: ProductFacts["options"];
  variants: { position: number; patch: ParsedVariantPatch }[];
}

/** An option and values of it under new names, or what Shopify would object to. */
export function renameOption(
  product: ProductFacts,
  patch: OptionPatch,
): { renamed: RenamedOption | null; errors: UserError[] } {
  const at = product.options.findIndex((_, place) => optionId(product, place) === patch.optionId);
  const option = product.options[at];
  if (!option) {
    return refuse(["option", "id"], "Option does not exist", "OPTION_DOES_NOT_EXIST");
  }
  const name = patch.name?.trim();
  const others = product.options.filter((_, place) => place !== at);
  const errors = name === undefined ? [] : checkName(name, others);
  const places = patch.values.map(({ id }) =>
    option.values.findIndex((_, place) => optionValueId(product, at, place) === id),
  );
  const names = new Map(places.map((place, index) => [place, patch.values[index]!.name.trim()]));
  const after = option.values.map((value, place) => names.get(place) ?? value);
  places.forEach((place, index) => {
    errors.push(...checkValue(option, { after, place, index, isRenamed: (one) => names.has(one) }));
  });
  if (errors.length > 0) return { renamed: null, errors };

  const options = product.options.map((one, place) =>
    place === at ? { ...one, name: name ?? one.name, values: after } : one,
  );
  return { renamed: { options, variants: renameVariants(product, at, after) }, errors: [] };
}

function checkName(name: string, others: ProductFacts["options"]): UserError[] {
  const field = ["option", "name"];
  if (name === "") {
    return [{ field, message: "The name provided is not valid.", code: "INVALID_NAME" }];
  }
  if (name.length > MAX_NAME) {
    return [{ field, message: "Option name is too long.", code: "OPTION_NAME_TOO_LONG" }];
  }
  if (others.some((one) => fold(one.name) === fold(name))) {
    return [{ field, message: "Option already exists.", code: "OPTION_ALREADY_EXISTS" }];
  }
  return [];
}

interface ValueChange {
  /** All names as they would be. */
  after: readonly string[];
  /** Which value it is, -1 where there is none. */
  place: number;
  /** Which of the input it is. */
  index: number;
  isRenamed(place: number): boolean;
}

function checkValue(
  option: ProductFacts["options"][number],
  { after, place, index, isRenamed }: ValueChange,
): UserError[] {
  const error = (key: string, message: string, code: string): UserError[] => [
    { field: ["optionValuesToUpdate", String(index), key], message, code },
  ];
  const name = after[place];
  if (name === undefined) {
    return error("id", "Option value does not exist.", "OPTION_VALUE_DOES_NOT_EXIST");
  }
  if (option.linkedTo) {
    const message = "An option cannot have both metafield linked and nonlinked option values.";
    return error("name", message, "CANNOT_COMBINE_LINKED_AND_NONLINKED_OPTION_VALUES");
  }
  if (name === "") return error("name", "The name provided is not valid.", "INVALID_NAME");
  if (name.length > MAX_NAME) {
    return error("name", "Option value name is too long.", "OPTION_VALUE_NAME_TOO_LONG");
  }
  const twin = after.findIndex((one, other) => other !== place && fold(one) === fold(name));
  if (twin < 0) return [];
  return isRenamed(twin)
    ? error("name", "Duplicated option value.", "DUPLICATED_OPTION_VALUE")
    : error("name", "Option value already exists.", "OPTION_VALUE_ALREADY_EXISTS");
}

/** The variants that have a renamed value, with their titles. */
function renameVariants(
  product: ProductFacts,
  at: number,
  after: readonly string[],
): RenamedOption["variants"] {
  const before = product.options[at]?.values ?? [];
  return product.variants.flatMap((variant, position) => {
    const place = before.indexOf(variant.optionValues[at] ?? "");
    const name = after[place];
    if (name === undefined || name === variant.optionValues[at]) return [];
    const optionValues = variant.optionValues.map((value, one) => (one === at ? name : value));
    return [{ position, patch: { optionValues, title: optionValues.join(" / ") } }];
  });
}

function fold(name: string): string {
  return name.toLowerCase();
}

function refuse(field: string[], message: string, code: string) {
  return { renamed: null, errors: [{ field, message, code }] };
}
