import type { ViewNode } from "../../world/types";
import type { ProductFacts, VariantFacts } from "../facts";
import { gid } from "../ids";
import { moneyV2 } from "../money";
import type { ViewContext } from "./context";
import { exactCount, isoTime, ref } from "./shared";

const QUANTITY_NAMES = new Set([
  "available",
  "on_hand",
  "committed",
  "incoming",
  "reserved",
  "damaged",
  "safety_stock",
  "quality_control",
]);

export const GRAMS_PER: Record<string, number> = {
  GRAMS: 1,
  KILOGRAMS: 1000,
  OUNCES: 28.349523125,
  POUNDS: 453.59237,
};

/** The InventoryItem node; unitCost is null when no cost was entered. */
export function inventoryItemNode(
  context: ViewContext,
  product: ProductFacts,
  variant: VariantFacts,
): ViewNode {
  const { settings } = context.state;
  const id = variant.inventoryItemId;
  return {
    __typename: "InventoryItem",
    id: gid("InventoryItem", id),
    legacyResourceId: String(id),
    sku: variant.sku,
    tracked: variant.tracked,
    trackedEditable: { __typename: "EditableProperty", locked: false, reason: null },
    requiresShipping: variant.requiresShipping,
    unitCost: variant.costMinor === null ? null : moneyV2(variant.costMinor, settings.currency),
    countryCodeOfOrigin: variant.origin,
    provinceCodeOfOrigin: null,
    harmonizedSystemCode: variant.hsCode,
    countryHarmonizedSystemCodes: [],
    duplicateSkuCount: () => (variant.sku === null ? 0 : context.skuCount(variant.sku) - 1),
    measurement: () => measurementNode(context, variant),
    get inventoryLevels() {
      return context.state.locationIds.map((location, at) =>
        inventoryLevelNode(product, variant, at, location),
      );
    },
    inventoryLevel: (args: { locationId: string }) => {
      const at = context.state.locationIds.findIndex(
        (location) => gid("Location", location) === args.locationId,
      );
      const location = context.state.locationIds[at];
      return location === undefined ? null : inventoryLevelNode(product, variant, at, location);
    },
    inventoryHistoryUrl: `https://${settings.shopDomain}/admin/products/${product.id}/variants/${variant.id}/inventory_history`,
    locationsCount: exactCount(context.state.locationIds.length),
    variants: [ref("productVariants", variant.id)],
    createdAt: isoTime(product.createdAt),
    updatedAt: isoTime(variant.updatedAt),
  };
}

/** The InventoryLevel of a variant at the location in that place of the list. */
export function inventoryLevelNode(
  product: ProductFacts,
  variant: VariantFacts,
  at: number,
  location: number,
): ViewNode {
  const units = variant.stock[at] ?? 0;
  const level = `${location}?inventory_item_id=${variant.inventoryItemId}`;
  return {
    __typename: "InventoryLevel",
    id: gid("InventoryLevel", level),
    isActive: true,
    canDeactivate: units === 0,
    deactivationAlert: null,
    item: ref("inventoryItems", variant.inventoryItemId),
    location: ref("locations", location),
    createdAt: isoTime(product.createdAt),
    updatedAt: isoTime(variant.updatedAt),
    quantities: (args: { names: string[] }) =>
      args.names.map((name) => {
        if (!QUANTITY_NAMES.has(name)) throw new Error(`Invalid quantity name: ${name}`);
        return {
          __typename: "InventoryQuantity",
          id: gid("InventoryQuantity", `${level}&name=${name}`),
          name,
          // Nothing is held back in this store: what is on hand is available.
          quantity: name === "available" || name === "on_hand" ? units : 0,
          updatedAt: isoTime(variant.updatedAt),
        };
      }),
  };
}

function measurementNode(context: ViewContext, variant: VariantFacts): ViewNode {
  const unit = variant.weight?.unit ?? context.state.settings.weightUnit;
  const perUnit = GRAMS_PER[unit] ?? 1;
  const digits = unit === "GRAMS" ? 0 : 3;
  return {
    __typename: "InventoryItemMeasurement",
    id: gid("InventoryItemMeasurement", variant.inventoryItemId),
    // Shopify stores 0 where nobody typed a weight.
    weight: variant.hasUnknownWeight
      ? null
      : {
          __typename: "Weight",
          unit,
          value: variant.weight?.value ?? Number(((variant.grams ?? 0) / perUnit).toFixed(digits)),
        },
  };
}
