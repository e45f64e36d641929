import type { Resource } from "../world/types";
import type { ProductFacts, VariantFacts } from "./facts";
import { totalStock } from "./facts";
import { minorDigits } from "./money";
import { cachedIds, mapNode, readField } from "./resource-parts";
import type { Getter } from "./resource-parts";
import type { CatalogueState } from "./state";
import type { ViewContext } from "./views/context";
import { inventoryItemNode } from "./views/inventory";
import { mediaNode } from "./views/media";
import { productNode } from "./views/product";
import { variantNode } from "./views/variant";

interface Input {
  state: CatalogueState;
  views: ViewContext;
}

/** Root objects of that type, with their filters. */
export function productResource({ state, views }: Input): Resource {
  const fields: Record<string, Getter<ProductFacts>> = {
    id: (product) => product.id,
    created_at: (product) => product.createdAt,
    updated_at: (product) => product.updatedAt,
    published_at: (product) => product.publishedAt,
    status: (product) => product.status.toLowerCase(),
    published_status: (product) => (product.publishedAt === null ? "unpublished" : "published"),
    product_type: (product) => product.productType,
    vendor: (product) => product.vendor,
    tag: (product) => product.tags,
    title: (product) => product.title,
    handle: (product) => product.handle,
    category_id: (product) => product.category,
    collection_id: (product) => views.collectionsOf(product).map(String),
    inventory_total: (product) => inventoryTotal(product),
    out_of_stock_somewhere: (product) =>
      product.variants.some((one) => one.tracked && totalStock(one) <= 0),
    has_only_default_variant: (product) =>
      product.variants.length === 1 && product.options[0]?.name === "Title",
    sku: (product) => product.variants.flatMap((one) => one.sku ?? []),
    barcode: (product) => product.variants.flatMap((one) => one.barcode ?? []),
    price: (product) => lowestPrice(state, product),
    is_price_reduced: (product) =>
      product.variants.some(
        (one) => one.compareAtMinor !== null && one.compareAtMinor > one.priceMinor,
      ),
    gift_card: (product) => product.isGiftCard,
  };
  return {
    typeName: "Product",
    gidPrefix: "gid://shopify/Product/",
    ids: cachedIds(state, (product) => [product.id]),
    node: (id) => mapNode(state.byProductId(id), (product) => productNode(views, product)),
    field: (id, name) => readField(fields, name, state.byProductId(id)),
  };
}

interface Part {
  product: ProductFacts;
  variant: VariantFacts;
}

/** Root objects of that type, with their filters. */
export function variantResource({ state, views }: Input): Resource {
  const fields: Record<string, Getter<Part>> = {
    id: ({ variant }) => variant.id,
    created_at: ({ product }) => product.createdAt,
    updated_at: ({ variant }) => variant.updatedAt,
    sku: ({ variant }) => variant.sku,
    barcode: ({ variant }) => variant.barcode,
    title: ({ variant }) => variant.title,
    position: ({ variant }) => variant.position,
    product_id: ({ product }) => product.id,
    product_ids: ({ product }) => product.id,
    product_status: ({ product }) => product.status.toLowerCase(),
    product_type: ({ product }) => product.productType,
    vendor: ({ product }) => product.vendor,
    tag: ({ product }) => product.tags,
    taxable: ({ variant }) => variant.taxable,
    inventory_quantity: ({ variant }) => totalStock(variant),
    gift_card: ({ product }) => product.isGiftCard,
  };
  return {
    typeName: "ProductVariant",
    gidPrefix: "gid://shopify/ProductVariant/",
    ids: cachedIds(state, (product) => product.variants.map(({ id }) => id)),
    node: (id) =>
      mapNode(state.byVariantId(id), ({ product, variant }) =>
        variantNode(views, product, variant),
      ),
    field: (id, name) => readField(fields, name, state.byVariantId(id)),
  };
}

/** Root objects of that type, with their filters. */
export function inventoryResource({ state, views }: Input): Resource {
  const fields: Record<string, Getter<Part>> = {
    id: ({ variant }) => variant.inventoryItemId,
    created_at: ({ product }) => product.createdAt,
    updated_at: ({ variant }) => variant.updatedAt,
    sku: ({ variant }) => variant.sku,
  };
  return {
    typeName: "InventoryItem",
    gidPrefix: "gid://shopify/InventoryItem/",
    ids: cachedIds(state, (product) =>
      product.variants.map(({ inventoryItemId }) => inventoryItemId),
    ),
    node: (id) =>
      mapNode(state.byInventoryItemId(id), ({ product, variant }) =>
        inventoryItemNode(views, product, variant),
      ),
    field: (id, name) => readField(fields, name, state.byInventoryItemId(id)),
  };
}

/** Images of products: no root of the API lists them, nodes(ids:) finds them. */
export function mediaResource({ state }: Input): Resource {
  const fields: Record<string, Getter<{ product: ProductFacts }>> = {
    created_at: ({ product }) => product.createdAt,
  };
  return {
    typeName: "MediaImage",
    gidPrefix: "gid://shopify/MediaImage/",
    ids: cachedIds(state, (product) => product.media.map(({ id }) => id)),
    node: (id) =>
      mapNode(state.byMediaId(id), ({ product, position }) => mediaNode(product, position)),
    field: (id, name) => readField(fields, name, state.byMediaId(id)),
  };
}

function inventoryTotal(product: ProductFacts): number {
  let sum = 0;
  for (const variant of product.variants) if (variant.tracked) sum += totalStock(variant);
  return sum;
}

function lowestPrice(state: CatalogueState, product: ProductFacts): number {
  const minor = Math.min(...product.variants.map((variant) => variant.priceMinor));
  return minor / 10 ** minorDigits(state.settings.currency);
}
