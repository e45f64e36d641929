import type { MutationResolver } from "../platform/types";
import type { UserError } from "../world/types";
import type { NewOption } from "../world/patches";
import { NO_ID, idOfType, refTo } from "./gid";
import { refuseUnsupported } from "./input";
import type { Input } from "./input";

/** productOptionsDelete: of options with one value each; the strategies that take more are not carried out. */
export const productOptionsDelete: MutationResolver = (
  { world },
  args: { productId: string; options: string[]; strategy?: string | null },
) => {
  const productId = idOfType(args.productId, "Product");
  if (productId === null || !world.catalogue.product(productId)) {
    return refuse([noProduct], { deletedOptionsIds: null });
  }
  if ((args.strategy ?? "DEFAULT") !== "DEFAULT") {
    const message = `The dev-store does not carry out the strategy ${args.strategy}`;
    return refuse([{ field: ["strategy"], message }], { deletedOptionsIds: null });
  }
  const ids = args.options.map((gid) => idOfType(gid, "ProductOption") ?? NO_ID);
  const errors = world.catalogue.deleteOptions(productId, ids);
  if (errors.length > 0) return refuse(errors, { deletedOptionsIds: null });
  return {
    deletedOptionsIds: args.options,
    product: refTo("products", productId),
    userErrors: [],
  };
};

/** productOptionsCreate: variants get the first value of each; none is made for the others (LEAVE_AS_IS). */
export const productOptionsCreate: MutationResolver = (
  { world },
  args: { productId: string; options: Input[]; variantStrategy?: string | null },
) => {
  const productId = idOfType(args.productId, "Product");
  if (productId === null || !world.catalogue.product(productId)) return refuse([noProduct]);
  if ((args.variantStrategy ?? "LEAVE_AS_IS") !== "LEAVE_AS_IS") {
    const message = `The dev-store does not carry out the strategy ${args.variantStrategy}`;
    return refuse([{ field: ["variantStrategy"], message }]);
  }
  const unsupported = args.options.flatMap((option, index) =>
    refuseUnsupported(option, ["name", "position", "values"], ["options", String(index)]),
  );
  if (unsupported.length > 0) {
    return refuse(unsupported.map(({ field, message }) => ({ field, message })));
  }
  const errors = world.catalogue.createOptions(productId, args.options.map(toOption));
  return errors.length > 0
    ? refuse(errors)
    : { product: refTo("products", productId), userErrors: [] };
};

function toOption({ name, position, values }: Input): NewOption {
  return {
    name: typeof name === "string" ? name : "",
    position: typeof position === "number" ? position : null,
    values: ((values as { name?: string | null }[] | null) ?? []).map((each) => each.name ?? ""),
  };
}

const noProduct: UserError = {
  field: ["productId"],
  message: "Product does not exist",
  code: "PRODUCT_DOES_NOT_EXIST",
};

function refuse(errors: UserError[], rest: object = {}) {
  return { ...rest, product: null, userErrors: errors.map((error) => ({ code: null, ...error })) };
}
