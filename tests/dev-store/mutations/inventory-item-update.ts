import type { MutationResolver } from "../platform/types";
import type { World } from "../world/types";
import { idOfType, refTo } from "./gid";
import { isDecimal, refuseUnsupported, withoutCodes } from "./input";
import type { Input } from "./input";
import { ITEM_SUPPORTED, checkItem, toVariantPatch } from "./variants-bulk-update";

/** inventoryItemUpdate: cost, SKU, weight, customs data, whether it is shipped and tracked. */
export const inventoryItemUpdate: MutationResolver = (
  { world },
  { id: gid, input }: { id: string; input: Input },
) => {
  const id = idOfType(gid, "InventoryItem");
  const variantId = id === null ? null : findVariantId(world, id);
  if (id === null || variantId === null) {
    return refuse(["id"], "The product couldn't be updated because it does not exist.");
  }
  const faults = [
    ...refuseUnsupported(input, ITEM_SUPPORTED, ["input"]),
    ...checkItem(input, ["input"]),
  ];
  if (faults.length > 0) return { inventoryItem: null, userErrors: withoutCodes(faults) };
  if (input.cost !== undefined && input.cost !== null) {
    if (!isDecimal(input.cost)) return refuse(["input", "cost"], "Cost is not a number");
    if (Number(input.cost) < 0) {
      return refuse(["input", "cost"], "Cost must be greater than or equal to 0");
    }
  }
  const userErrors = world.catalogue.updateVariant(
    variantId,
    toVariantPatch({ inventoryItem: input }),
  );
  return {
    inventoryItem: userErrors.length > 0 ? null : refTo("inventoryItems", id),
    userErrors: withoutCodes(userErrors),
  };
};

function findVariantId(world: World, inventoryItemId: number): number | null {
  for (const product of world.catalogue.products) {
    const variant = product.variants.find((entry) => entry.inventoryItemId === inventoryItemId);
    if (variant) return world.catalogue.variant(variant.id)?.id ?? null;
  }
  return null;
}

function refuse(field: string[], message: string) {
  return { inventoryItem: null, userErrors: [{ field, message }] };
}
