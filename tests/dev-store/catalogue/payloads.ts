import { shopTime } from "../world/shop-time";
import type { ProductFacts, VariantFacts } from "./facts";
import { totalStock } from "./facts";
import { gid, optionId } from "./ids";
import { formatMinor } from "./money";
import type { CatalogueState } from "./state";
import { imageUrl } from "./views/media";
import { hasOnlyDefaultVariant } from "./views/product";

type Json = Record<string, unknown>;

/** Webhooks carry the first hundred variants; the rest only by id. */
const FULL_VARIANTS = 100;

/** products/create and products/update. */
export function productPayload(state: CatalogueState, product: ProductFacts): Json {
  const time = (ms: number | null): string | null => shopLocalTime(state.settings.timezone, ms);
  const images = product.media.map((media, at) => ({
    id: media.id + 4,
    product_id: product.id,
    position: at + 1,
    alt: media.alt,
    width: media.width,
    height: media.height,
    src: imageUrl(product, at),
    variant_ids: product.variants.filter((variant) => variant.media === at).map(({ id }) => id),
    created_at: time(product.createdAt),
    updated_at: time(media.updatedAt ?? product.createdAt),
    admin_graphql_api_id: gid("ProductImage", media.id + 4),
  }));
  const category = state.taxonomy.node(product.category);
  return {
    id: product.id,
    admin_graphql_api_id: gid("Product", product.id),
    title: product.title,
    body_html: product.descriptionHtml,
    vendor: product.vendor,
    product_type: product.productType,
    handle: product.handle,
    status: product.status.toLowerCase(),
    tags: product.tags.join(", "),
    template_suffix: null,
    published_scope: product.publications.includes(1) ? "global" : "web",
    created_at: time(product.createdAt),
    updated_at: time(product.updatedAt),
    published_at: time(product.publishedAt),
    has_variants_that_requires_components: false,
    category: category && {
      admin_graphql_api_id: category.id,
      name: category.name,
      full_name: category.fullName,
    },
    variants: product.variants
      .slice(0, FULL_VARIANTS)
      .map((one) => variantJson(state, product, one)),
    variant_gids: product.variants.map((variant) => ({
      admin_graphql_api_id: gid("ProductVariant", variant.id),
      updated_at: time(variant.updatedAt),
    })),
    options: product.options.map((option, at) => ({
      id: optionId(product, at),
      product_id: product.id,
      name: option.name,
      position: at + 1,
      values: option.values,
    })),
    images,
    image: images[0] ?? null,
    media: product.media.map((media, at) => ({
      id: media.id,
      product_id: product.id,
      position: at + 1,
      alt: media.alt,
      status: "READY",
      media_content_type: "IMAGE",
      admin_graphql_api_id: gid("MediaImage", media.id),
    })),
  };
}

function variantJson(state: CatalogueState, product: ProductFacts, variant: VariantFacts): Json {
  const { currency, timezone } = state.settings;
  const stock = variant.tracked ? totalStock(variant) : 0;
  return {
    id: variant.id,
    product_id: product.id,
    admin_graphql_api_id: gid("ProductVariant", variant.id),
    title: variant.title,
    sku: variant.sku,
    barcode: variant.barcode,
    price: formatMinor(variant.priceMinor, currency),
    compare_at_price:
      variant.compareAtMinor === null ? null : formatMinor(variant.compareAtMinor, currency),
    position: variant.position,
    inventory_policy: variant.inventoryPolicy.toLowerCase(),
    option1: hasOnlyDefaultVariant(product) ? "Default Title" : (variant.optionValues[0] ?? null),
    option2: variant.optionValues[1] ?? null,
    option3: variant.optionValues[2] ?? null,
    taxable: variant.taxable,
    inventory_item_id: variant.inventoryItemId,
    inventory_quantity: stock,
    old_inventory_quantity: stock,
    image_id: variant.media === null ? null : (product.media[variant.media]?.id ?? 0) + 4,
    created_at: shopLocalTime(timezone, product.createdAt),
    updated_at: shopLocalTime(timezone, variant.updatedAt),
  };
}

/** inventory_levels/update: available units of one item at one location. */
export function inventoryLevelPayload(
  state: CatalogueState,
  variant: VariantFacts,
  location: { id: number; available: number },
): Json {
  return {
    inventory_item_id: variant.inventoryItemId,
    location_id: location.id,
    available: location.available,
    updated_at: shopLocalTime(state.settings.timezone, variant.updatedAt),
    admin_graphql_api_id: gid(
      "InventoryLevel",
      `${location.id}?inventory_item_id=${variant.inventoryItemId}`,
    ),
  };
}

/** inventory_items/update: fires when cost, SKU or customs data change. */
export function inventoryItemPayload(
  state: CatalogueState,
  product: ProductFacts,
  variant: VariantFacts,
): Json {
  const { currency, timezone } = state.settings;
  return {
    id: variant.inventoryItemId,
    admin_graphql_api_id: gid("InventoryItem", variant.inventoryItemId),
    sku: variant.sku,
    cost: variant.costMinor === null ? null : formatMinor(variant.costMinor, currency),
    tracked: variant.tracked,
    requires_shipping: variant.requiresShipping,
    country_code_of_origin: variant.origin,
    province_code_of_origin: null,
    harmonized_system_code: variant.hsCode,
    country_harmonized_system_codes: [],
    created_at: shopLocalTime(timezone, product.createdAt),
    updated_at: shopLocalTime(timezone, variant.updatedAt),
  };
}

/** ISO 8601 with the shop's offset, as REST payloads have it: 2026-03-01T09:00:00-05:00. */
export function shopLocalTime(timezone: string, ms: number): string;
export function shopLocalTime(timezone: string, ms: number | null): string | null;
export function shopLocalTime(timezone: string, ms: number | null): string | null {
  if (ms === null) return null;
  const offset = shopTime(timezone).offsetAt(ms);
  const minutes = Math.abs(Math.round(offset / 60_000));
  const two = (value: number): string => String(value).padStart(2, "0");
  const zone = `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return `${new Date(ms + offset).toISOString().slice(0, 19)}${zone}`;
}
