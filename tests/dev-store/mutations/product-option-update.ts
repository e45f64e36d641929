import type { MutationResolver } from "../platform/types";
import type { UserError } from "../world/types";
import type { OptionPatch } from "../world/patches";
import { NO_ID, idOfType, refTo } from "./gid";
import { below, refuseUnsupported } from "./input";
import type { Input } from "./input";

interface OptionArgs {
  productId: string;
  option: Input;
  optionValuesToAdd?: unknown[] | null;
  optionValuesToDelete?: unknown[] | null;
  optionValuesToUpdate?: Input[] | null;
  /** Says what becomes of variants where values come and go: here none do. */
  variantStrategy?: string | null;
}

/** productOptionUpdate: new names of an option and of its values; nothing is added, moved or deleted. */
export const productOptionUpdate: MutationResolver = ({ world }, args: OptionArgs) => {
  const productId = idOfType(args.productId, "Product");
  if (productId === null || !world.catalogue.product(productId)) {
    return refuse([
      { field: ["productId"], message: "Product does not exist", code: "PRODUCT_DOES_NOT_EXIST" },
    ]);
  }
  const values = args.optionValuesToUpdate ?? [];
  const unsupported = [
    ...below(["option"], refuseUnsupported(args.option, ["id", "name"])),
    ...values.flatMap((value, index) =>
      below(["optionValuesToUpdate", String(index)], refuseUnsupported(value, ["id", "name"])),
    ),
    ...(["optionValuesToAdd", "optionValuesToDelete"] as const).flatMap((key) =>
      args[key]?.length ? refuseUnsupported({ [key]: args[key] }, []) : [],
    ),
  ];
  if (unsupported.length > 0) {
    return refuse(unsupported.map(({ field, message }) => ({ field, message })));
  }
  const errors = world.catalogue.updateOption(productId, toPatch(args.option, values));
  return errors.length > 0
    ? refuse(errors)
    : { product: refTo("products", productId), userErrors: [] };
};

function toPatch(option: Input, values: Input[]): OptionPatch {
  return {
    optionId: idOfType(String(option.id), "ProductOption") ?? NO_ID,
    ...(typeof option.name === "string" ? { name: option.name } : {}),
    values: values.flatMap(({ id, name }) =>
      typeof name === "string"
        ? [{ id: idOfType(String(id), "ProductOptionValue") ?? NO_ID, name }]
        : [],
    ),
  };
}

function refuse(errors: UserError[]) {
  return { product: null, userErrors: errors.map((error) => ({ code: null, ...error })) };
}
