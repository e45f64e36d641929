import type { MutationResolver } from "../platform/types";
import type { UserError, World } from "../world/types";
import type { VariantPatch } from "../world/patches";
import { idOfType, refTo } from "./gid";
import { below, isDecimal, refuseUnsupported } from "./input";
import type { Input } from "./input";

const SUPPORTED = ["id", "barcode", "price", "compareAtPrice", "inventoryItem", "inventoryPolicy"];
/** Of an InventoryItemInput. */
export const ITEM_SUPPORTED = [
  "cost",
  "sku",
  "measurement",
  "countryCodeOfOrigin",
  "harmonizedSystemCode",
  "requiresShipping",
  "tracked",
];

/**
 * productVariantsBulkUpdate: prices, barcode, selling without stock, and what its inventory item has.
 * Nothing is changed when one variant is at fault, unless allowPartialUpdates says so.
 */
export const productVariantsBulkUpdate: MutationResolver = (
  { world },
  args: {
    productId: string;
    variants: Input[];
    allowPartialUpdates?: boolean | null;
    media?: unknown[] | null;
  },
) => {
  const productId = idOfType(args.productId, "Product");
  if (productId === null || !world.catalogue.product(productId)) {
    return refuse([
      { field: ["productId"], message: "Product does not exist", code: "PRODUCT_DOES_NOT_EXIST" },
    ]);
  }
  if (args.media?.length) {
    const message = "The dev-store cannot change media";
    return refuse([{ field: ["media"], message, code: "INVALID_INPUT" }]);
  }
  const checked = args.variants.map((variant, index) => {
    const prefix = ["variants", String(index)];
    return { variant, prefix, errors: below(prefix, checkVariant(world, productId, variant)) };
  });
  const faults = checked.flatMap((entry) => entry.errors);
  if (faults.length > 0 && !args.allowPartialUpdates) return refuse(faults);

  const updated: number[] = [];
  for (const { variant, prefix, errors } of checked) {
    if (errors.length > 0) continue;
    const id = idOfType(String(variant.id), "ProductVariant") ?? 0;
    const refused = below(prefix, world.catalogue.updateVariant(id, toVariantPatch(variant)));
    if (refused.length === 0) updated.push(id);
    faults.push(...refused);
  }
  return {
    product: refTo("products", productId),
    productVariants: updated.map((id) => refTo("productVariants", id)),
    userErrors: faults.map(withKnownCode),
  };
};

function checkVariant(world: World, productId: number, variant: Input): UserError[] {
  if (typeof variant.id !== "string") {
    return [
      {
        field: ["id"],
        message: "Product variant is missing ID attribute",
        code: "PRODUCT_VARIANT_ID_MISSING",
      },
    ];
  }
  const id = idOfType(variant.id, "ProductVariant");
  if (id === null || world.catalogue.variant(id)?.productId !== productId) {
    return [
      {
        field: ["id"],
        message: "Product variant does not exist",
        code: "PRODUCT_VARIANT_DOES_NOT_EXIST",
      },
    ];
  }
  const item = (variant.inventoryItem ?? {}) as Input;
  return [
    ...refuseUnsupported(variant, SUPPORTED),
    ...refuseUnsupported(item, ITEM_SUPPORTED, ["inventoryItem"]),
    ...checkItem(item, ["inventoryItem"]),
    ...checkAmount(variant.price, ["price"], "Price", false),
    ...checkAmount(variant.compareAtPrice, ["compareAtPrice"], "Compare at price", true),
    ...checkAmount(item.cost, ["inventoryItem", "cost"], "Cost", true),
  ];
}

/** What Shopify would object to in the weight and the customs code of an InventoryItemInput. */
export function checkItem(item: Input, prefix: readonly string[]): UserError[] {
  const measurement = (item.measurement ?? {}) as { weight?: { value: number } | null };
  const errors = refuseUnsupported(measurement, ["weight"], [...prefix, "measurement"]);
  if ((measurement.weight?.value ?? 0) < 0) {
    errors.push({
      field: [...prefix, "measurement", "weight", "value"],
      message: "Weight must be greater than or equal to 0",
      code: "GREATER_THAN_OR_EQUAL_TO",
    });
  }
  const code = textOrNull(item.harmonizedSystemCode)?.replace(/[.\s]/g, "") ?? "";
  if (code !== "" && !/^\d{6,13}$/.test(code)) {
    errors.push({
      field: [...prefix, "harmonizedSystemCode"],
      message: "Harmonized system code must be a number between 6 and 13 digits",
      code: "INVALID_VALUE",
    });
  }
  return errors;
}

function checkAmount(
  value: unknown,
  field: string[],
  label: string,
  isNullable: boolean,
): UserError[] {
  if (value === undefined || (value === null && isNullable)) return [];
  if (value === null) return [{ field, message: `${label} can't be blank`, code: "BLANK" }];
  if (!isDecimal(value)) {
    return [{ field, message: `${label} is not a number`, code: "INVALID_VALUE" }];
  }
  if (Number(value) >= 0) return [];
  return [
    {
      field,
      message: `${label} must be greater than or equal to 0`,
      code: "NEGATIVE_PRICE_VALUE",
    },
  ];
}

/** The catalogue's patch for a variant input (shared with inventoryItemUpdate by its nested item). */
export function toVariantPatch(variant: Input): VariantPatch {
  const item = (variant.inventoryItem ?? {}) as Input;
  const patch: VariantPatch = {};
  if ("price" in variant) patch.price = String(variant.price);
  if ("compareAtPrice" in variant) patch.compareAtPrice = textOrNull(variant.compareAtPrice);
  if ("barcode" in variant) patch.barcode = textOrNull(variant.barcode);
  if ("sku" in item) patch.sku = textOrNull(item.sku);
  if ("cost" in item) patch.cost = textOrNull(item.cost);
  if (variant.inventoryPolicy) {
    patch.inventoryPolicy = variant.inventoryPolicy as NonNullable<VariantPatch["inventoryPolicy"]>;
  }
  if ("countryCodeOfOrigin" in item) patch.origin = textOrNull(item.countryCodeOfOrigin);
  if ("harmonizedSystemCode" in item) patch.hsCode = textOrNull(item.harmonizedSystemCode);
  if (typeof item.requiresShipping === "boolean") patch.requiresShipping = item.requiresShipping;
  if (typeof item.tracked === "boolean") patch.tracked = item.tracked;
  const { weight } = (item.measurement ?? {}) as Pick<VariantPatch, "weight">;
  if (weight !== undefined) patch.weight = weight;
  return patch;
}

function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

// The catalogue's own codes need not be members of this mutation's enum.
function withKnownCode(error: UserError): UserError {
  return { ...error, code: error.code && CODES.has(error.code) ? error.code : "INVALID_INPUT" };
}

const CODES = new Set([
  "BLANK",
  "GREATER_THAN_OR_EQUAL_TO",
  "INVALID_INPUT",
  "INVALID_VALUE",
  "NEGATIVE_PRICE_VALUE",
  "PRODUCT_DOES_NOT_EXIST",
  "PRODUCT_VARIANT_DOES_NOT_EXIST",
  "PRODUCT_VARIANT_ID_MISSING",
  "TOO_LONG",
]);

function refuse(userErrors: UserError[]) {
  return { product: null, productVariants: null, userErrors };
}
