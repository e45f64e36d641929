import type { ViewNode } from "../../world/types";
import { categoryFieldsOf, digestOf } from "../category-fields";
import { plainText, truncateText } from "../descriptions";
import type { MetafieldFacts, ProductFacts } from "../facts";
import { totalStock } from "../facts";
import { gid, metafieldId, optionId, optionValueId } from "../ids";
import { moneyV2 } from "../money";
import type { ViewContext } from "./context";
import { mediaNode } from "./media";
import { exactCount, firstOf, isoTime, isoTimeOrNull, ref } from "./shared";

/**
 * The Product node of one product. Getters keep connections lazy without swallowing arguments: the
 * platform refuses those that a plain list cannot honour.
 */
export function productNode(context: ViewContext, product: ProductFacts): ViewNode {
  const { shopDomain } = context.state.settings;
  const id = gid("Product", product.id);
  const tracked = product.variants.some((variant) => variant.tracked);
  const live =
    product.publishedAt !== null && isReachable(product) && product.publications.includes(0);
  return {
    __typename: "Product",
    id,
    legacyResourceId: String(product.id),
    handle: product.handle,
    title: product.title,
    productType: product.productType,
    vendor: product.vendor,
    tags: product.tags,
    status: product.status,
    createdAt: isoTime(product.createdAt),
    updatedAt: isoTime(product.updatedAt),
    publishedAt: isoTimeOrNull(product.publishedAt),
    onlineStoreUrl: live ? `https://${shopDomain}/products/${product.handle}` : null,
    onlineStorePreviewUrl: `https://${shopDomain}/products/${product.handle}`,
    description: (args: { truncateAt?: number | null }) =>
      truncateText(plainText(product.descriptionHtml), args.truncateAt),
    descriptionHtml: product.descriptionHtml,
    seo: { __typename: "SEO", ...product.seo },
    category: () => context.state.taxonomy.node(product.category),
    hasOnlyDefaultVariant: hasOnlyDefaultVariant(product),
    hasOutOfStockVariants: product.variants.some(
      (variant) => variant.tracked && totalStock(variant) <= 0,
    ),
    hasVariantsThatRequiresComponents: false,
    isGiftCard: product.isGiftCard,
    giftCardSettings: product.isGiftCard
      ? {
          __typename: "GiftCardProductSettings",
          crossCurrencyRedeemable: false,
          issuanceCurrency: null,
        }
      : null,
    giftCardTemplateSuffix: null,
    totalInventory: tracked
      ? product.variants.reduce(
          (sum, variant) => sum + (variant.tracked ? totalStock(variant) : 0),
          0,
        )
      : 0,
    tracksInventory: tracked,
    priceRangeV2: () => priceRange(context, product),
    compareAtPriceRange: () => compareAtRange(context, product),
    options: (args: { first?: number | null }) => firstOf(optionNodes(product), args.first),
    variants: product.variants.map((variant) => ref("productVariants", variant.id)),
    variantsCount: exactCount(product.variants.length),
    get media() {
      return product.media.map((_, position) => mediaNode(product, position));
    },
    mediaCount: exactCount(product.media.length),
    featuredMedia: () => (product.media.length > 0 ? mediaNode(product, 0) : null),
    get collections() {
      return context.collectionsOf(product).map((number) => ref("collections", number));
    },
    inCollection: (args: { id: string }) =>
      context.collectionsOf(product).some((number) => gid("Collection", number) === args.id),
    metafields: (args: { namespace?: string | null; keys?: string[] | null }) =>
      metafieldNodes(product).filter((node) => matchesMetafield(node, args)),
    metafield: (args: { namespace?: string | null; key: string }) =>
      metafieldNodes(product).find((node) =>
        matchesMetafield(node, { namespace: args.namespace ?? null, keys: [args.key] }),
      ) ?? null,
    resourcePublications: (args: { onlyPublished?: boolean | null }) =>
      context.publishing.entries(ref("products", product.id), product, "v1", args),
    resourcePublicationsV2: (args: { onlyPublished?: boolean | null }) =>
      context.publishing.entries(ref("products", product.id), product, "v2", args),
    resourcePublicationsCount: (args: { onlyPublished?: boolean | null }) =>
      exactCount(context.publishing.count(product, args)),
    availablePublicationsCount: exactCount(context.publishing.count(product)),
    publishedOnPublication: (args: { publicationId: string }) =>
      context.publishing.isPublished(product, args.publicationId),
    unpublishedPublications: context.publishing.missing(product),
    requiresSellingPlan: false,
    sellingPlanGroups: [],
    sellingPlanGroupsCount: exactCount(0),
    productComponents: [],
    productComponentsCount: exactCount(0),
    productParents: [],
    bundleComponents: [],
    bundleConsolidatedOptions: null,
    combinedListing: null,
    combinedListingRole: null,
    feedback: null,
    templateSuffix: null,
    translations: [],
    events: [],
    defaultCursor: Buffer.from(String(product.id)).toString("base64"),
  };
}

/** Whether customers can open the product page at all. */
export function isReachable(product: ProductFacts): boolean {
  return product.status === "ACTIVE" || product.status === "UNLISTED";
}

export function hasOnlyDefaultVariant(product: ProductFacts): boolean {
  return product.variants.length === 1 && product.options[0]?.name === "Title";
}

/** ProductOption nodes with their values. */
export function optionNodes(product: ProductFacts): ViewNode[] {
  return product.options.map((option, at) => ({
    __typename: "ProductOption",
    id: gid("ProductOption", optionId(product, at)),
    name: option.name,
    position: at + 1,
    values: option.values,
    linkedMetafield: option.linkedTo ? { __typename: "LinkedMetafield", ...option.linkedTo } : null,
    optionValues: () => option.values.map((_, value) => optionValueNode(product, at, value)),
    translations: [],
  }));
}

export function optionValueNode(product: ProductFacts, option: number, value: number): ViewNode {
  const name = product.options[option]?.values[value] ?? "";
  return {
    __typename: "ProductOptionValue",
    id: gid("ProductOptionValue", optionValueId(product, option, value)),
    name,
    hasVariants: product.variants.some((variant) => variant.optionValues[option] === name),
    linkedMetafieldValue: null,
    swatch: null,
    translations: [],
  };
}

function priceRange(context: ViewContext, product: ProductFacts): Record<string, unknown> {
  const prices = product.variants.map((variant) => variant.priceMinor);
  const { currency } = context.state.settings;
  return {
    __typename: "ProductPriceRangeV2",
    minVariantPrice: moneyV2(Math.min(...prices), currency),
    maxVariantPrice: moneyV2(Math.max(...prices), currency),
  };
}

function compareAtRange(
  context: ViewContext,
  product: ProductFacts,
): Record<string, unknown> | null {
  const prices = product.variants.flatMap((variant) => variant.compareAtMinor ?? []);
  if (prices.length === 0) return null;
  const { currency } = context.state.settings;
  return {
    __typename: "ProductCompareAtPriceRange",
    minVariantCompareAtPrice: moneyV2(Math.min(...prices), currency),
    maxVariantCompareAtPrice: moneyV2(Math.max(...prices), currency),
  };
}

function metafieldNodes(product: ProductFacts): ViewNode[] {
  return [...product.metafields, ...categoryFieldsOf(product)].map((metafield, at) =>
    metafieldNode(product, metafield, at),
  );
}

function metafieldNode(product: ProductFacts, metafield: MetafieldFacts, at: number): ViewNode {
  const id = metafieldId(product, at);
  const isNumber = metafield.type === "number_integer";
  return {
    __typename: "Metafield",
    id: gid("Metafield", id),
    legacyResourceId: String(id),
    namespace: metafield.namespace,
    key: metafield.key,
    type: metafield.type,
    value: metafield.value,
    jsonValue: isNumber ? Number(metafield.value) : metafield.value,
    ownerType: "PRODUCT",
    owner: ref("products", product.id),
    sizeInBytes: Buffer.byteLength(metafield.value),
    compareDigest: digestOf(metafield),
    definition: null,
    reference: null,
    references: null,
    createdAt: isoTime(product.createdAt),
    updatedAt: isoTime(product.createdAt),
    translations: [],
  };
}

function matchesMetafield(
  node: ViewNode,
  args: { namespace?: string | null; keys?: string[] | null },
): boolean {
  if (args.namespace && node.namespace !== args.namespace) return false;
  // Keys may be written "namespace.key" when no namespace is given.
  const name = args.namespace ? String(node.key) : `${String(node.namespace)}.${String(node.key)}`;
  return !args.keys || args.keys.some((key) => key === name || key === node.key);
}
