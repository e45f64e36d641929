import type { MutationResolver } from "../platform/types";
import type { UserError } from "../world/types";
import { idOfType } from "./gid";
import type { Input } from "./input";

const TYPE = "list.metaobject_reference";
const MAX_METAFIELDS = 25;

/** metafieldsSet: of products, fields of their categories that hold entries; all of them or, where one is wrong, none. */
export const metafieldsSet: MutationResolver = ({ world }, args: { metafields: Input[] }) => {
  if (args.metafields.length > MAX_METAFIELDS) {
    const message = `Exceeded the maximum metafields input limit of ${MAX_METAFIELDS}.`;
    return refuse([{ field: ["metafields"], message, code: "LESS_THAN_OR_EQUAL_TO" }]);
  }
  const read = args.metafields.map((input, index) => toEntries(input, index));
  const errors = read.flatMap((each) => ("error" in each ? [each.error] : []));
  if (errors.length > 0) return refuse(errors);
  for (const [index, each] of read.entries()) {
    if ("error" in each) continue;
    const { productId, key, entries, compareDigest } = each;
    const [found] = world.catalogue.setCategoryField(productId, key, entries, compareDigest);
    if (found)
      return refuse([{ ...found, field: ["metafields", String(index), ...(found.field ?? [])] }]);
  }
  return { metafields: [], userErrors: [] };
};

function toEntries(input: Input, index: number) {
  const at = (key: string, message: string, code: string) => ({
    error: { field: ["metafields", String(index), key], message, code } satisfies UserError,
  });
  const productId = idOfType(String(input.ownerId), "Product");
  if (productId === null)
    return at("ownerId", "The dev-store has metafields of products only.", "INVALID");
  if (input.namespace !== "shopify") {
    return at("namespace", "The dev-store sets fields of categories only.", "APP_NOT_AUTHORIZED");
  }
  if (input.type !== undefined && input.type !== null && input.type !== TYPE) {
    return at(
      "type",
      `Type '${String(input.type)}' must be consistent with the definition's type: '${TYPE}'.`,
      "INVALID_TYPE",
    );
  }
  const entries = parse(String(input.value));
  if (!entries) return at("value", "Value is invalid JSON.", "INVALID_VALUE");
  const { compareDigest } = input as { compareDigest?: string | null };
  return { productId, key: String(input.key), entries, compareDigest };
}

function parse(value: string): string[] | null {
  try {
    const list: unknown = JSON.parse(value);
    return Array.isArray(list) && list.every((each) => typeof each === "string") ? list : null;
  } catch {
    return null;
  }
}

function refuse(errors: UserError[]) {
  return {
    metafields: null,
    userErrors: errors.map((error) => ({ code: null, elementIndex: null, ...error })),
  };
}
