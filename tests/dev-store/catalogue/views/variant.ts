import type { ViewNode } from "../../world/types";
import type { ProductFacts, VariantFacts } from "../facts";
import { totalStock } from "../facts";
import { gid } from "../ids";
import { formatMinor } from "../money";
import type { ViewContext } from "./context";
import { imageNode, imageUrl, mediaNode } from "./media";
import { isReachable, optionValueNode } from "./product";
import { exactCount, isoTime, ref } from "./shared";

/** The ProductVariant node. Prices are plain decimals in shop currency. */
export function variantNode(
  context: ViewContext,
  product: ProductFacts,
  variant: VariantFacts,
): ViewNode {
  const { currency } = context.state.settings;
  const stock = totalStock(variant);
  const sellable = !variant.tracked || variant.inventoryPolicy === "CONTINUE" || stock > 0;
  return {
    __typename: "ProductVariant",
    id: gid("ProductVariant", variant.id),
    legacyResourceId: String(variant.id),
    title: variant.title,
    displayName: `${product.title} - ${variant.title}`,
    sku: variant.sku,
    barcode: variant.barcode,
    price: formatMinor(variant.priceMinor, currency),
    compareAtPrice:
      variant.compareAtMinor === null ? null : formatMinor(variant.compareAtMinor, currency),
    position: variant.position,
    taxable: variant.taxable,
    availableForSale: isReachable(product) && sellable,
    inventoryPolicy: variant.inventoryPolicy,
    inventoryQuantity: variant.tracked ? stock : 0,
    sellableOnlineQuantity: Math.max(0, variant.stock[0] ?? 0),
    selectedOptions: () => selectedOptions(product, variant),
    inventoryItem: ref("inventoryItems", variant.inventoryItemId),
    product: ref("products", product.id),
    get media() {
      return variant.media === null ? [] : [mediaNode(product, variant.media)];
    },
    // Deprecated, but asked for in bulk, where media would be a connection too many.
    image: () => ownImage(product, variant),
    createdAt: isoTime(product.createdAt),
    updatedAt: isoTime(variant.updatedAt),
    unitPrice: null,
    unitPriceMeasurement: null,
    showUnitPrice: variant.showsUnitPrice ?? false,
    requiresComponents: false,
    productVariantComponents: [],
    productParents: [],
    sellingPlanGroups: [],
    sellingPlanGroupsCount: exactCount(0),
    metafield: () => null,
    metafields: [],
    translations: [],
    events: [],
    publishedOnPublication: (args: { publicationId: string }) =>
      context.publishing.isPublished(product, args.publicationId),
    resourcePublicationsCount: () => exactCount(context.publishing.count(product)),
    availablePublicationsCount: exactCount(context.publishing.count(product)),
    defaultCursor: Buffer.from(String(variant.id)).toString("base64"),
  };
}

/** Null where none is its own: the product's first one does not stand in for it. */
function ownImage(product: ProductFacts, { media }: VariantFacts): Record<string, unknown> | null {
  const shown = media === null ? undefined : product.media[media];
  if (media === null || !shown) return null;
  const { id, alt, width, height } = shown;
  // As webhooks number it.
  return imageNode(gid("ProductImage", id + 4), imageUrl(product, media), alt, width, height);
}

function selectedOptions(product: ProductFacts, variant: VariantFacts): Record<string, unknown>[] {
  return product.options.map((option, at) => {
    const value = variant.optionValues[at] ?? "";
    return {
      __typename: "SelectedOption",
      name: option.name,
      value,
      optionValue: () => optionValueNode(product, at, Math.max(0, option.values.indexOf(value))),
    };
  });
}
