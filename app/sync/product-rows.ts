import { z } from "zod";
import { numberOfGid } from "../lib/gid";
import { parseDecimal } from "../lib/money";
import type {
  CollectionRow,
  ProductMediaRow,
  ProductPublicationRow,
  ProductRow,
  VariantRow,
} from "../store/tables/products";
import { decimal, gid, instant, reference } from "./shapes";

const count = z.object({ count: z.number().int() }).nullable();
const seo = z.object({ title: z.string().nullable(), description: z.string().nullable() });

const toldGoogle = z.object({ value: z.string() }).nullish();

export const productNode = z.object({
  __typename: z.literal("Product"),
  id: gid,
  handle: z.string(),
  title: z.string(),
  productType: z.string(),
  vendor: z.string(),
  tags: z.array(z.string()),
  status: z.string(),
  category: z.object({ id: gid }).nullable(),
  descriptionHtml: z.string(),
  seo,
  options: z.array(
    z.object({
      id: gid,
      name: z.string(),
      position: z.number().int(),
      linkedMetafield: z
        .object({ namespace: z.string().nullable(), key: z.string().nullable() })
        .nullable(),
      optionValues: z.array(z.object({ name: z.string(), hasVariants: z.boolean() })),
    }),
  ),
  hasOnlyDefaultVariant: z.boolean(),
  isGiftCard: z.boolean(),
  tracksInventory: z.boolean(),
  totalInventory: z.number().int(),
  mediaCount: count,
  variantsCount: count,
  onlineStoreUrl: z.string().nullable(),
  publishedAt: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
  google_gender: toldGoogle,
  google_age_group: toldGoogle,
});

export const variantNode = z.object({
  __typename: z.literal("ProductVariant"),
  id: gid,
  position: z.number().int(),
  title: z.string(),
  sku: z.string().nullable(),
  barcode: z.string().nullable(),
  price: decimal,
  compareAtPrice: decimal.nullable(),
  taxable: z.boolean(),
  availableForSale: z.boolean(),
  showUnitPrice: z.boolean(),
  inventoryPolicy: z.string(),
  inventoryQuantity: z.number().int().nullable(),
  createdAt: instant,
  updatedAt: instant,
  selectedOptions: z.array(z.object({ name: z.string(), value: z.string() })),
  image: z.object({ id: z.string().nullable() }).nullable(),
  inventoryItem: z.object({
    id: gid,
    tracked: z.boolean(),
    requiresShipping: z.boolean(),
    countryCodeOfOrigin: z.string().nullable(),
    harmonizedSystemCode: z.string().nullable(),
    unitCost: z.object({ amount: decimal }).nullable(),
    measurement: z.object({
      weight: z.object({ value: z.number(), unit: z.string() }).nullable(),
    }),
  }),
});

export const mediaNode = z.object({
  __typename: z.string(),
  id: gid,
  alt: z.string().nullable(),
  mediaContentType: z.string(),
  status: z.string(),
  preview: z
    .object({
      image: z
        .object({
          url: z.string(),
          width: z.number().int().nullable(),
          height: z.number().int().nullable(),
        })
        .nullable(),
    })
    .nullable(),
});

export const resourcePublicationNode = z.object({
  __typename: z.literal("ResourcePublicationV2"),
  isPublished: z.boolean(),
  publishDate: instant.nullable(),
  publication: reference,
});

export const collectionNode = z.object({
  __typename: z.literal("Collection"),
  id: gid,
  title: z.string(),
  handle: z.string(),
  sortOrder: z.string(),
  sources: z.array(
    z.object({
      __typename: z.string(),
      inclusion: z.object({ conditions: z.array(z.unknown()) }).optional(),
    }),
  ),
  descriptionHtml: z.string(),
  seo,
  image: z.object({ url: z.string(), altText: z.string().nullable() }).nullable(),
  productsCount: count,
  updatedAt: instant,
});

export const memberNode = z.object({ __typename: z.literal("Product"), id: gid });

/** `hasAttributes`: its fields of the category come with it. */
export function productToRow(
  node: z.infer<typeof productNode>,
  reading: number,
  hasAttributes: boolean,
): ProductRow {
  return {
    id: numberOfGid(node.id),
    handle: node.handle,
    title: node.title,
    productType: node.productType,
    vendor: node.vendor,
    tags: node.tags,
    status: node.status,
    categoryId: node.category?.id ?? null,
    descriptionHtml: node.descriptionHtml,
    seoTitle: node.seo.title,
    seoDescription: node.seo.description,
    options: JSON.stringify(
      node.options.map((option) => ({
        id: numberOfGid(option.id),
        name: option.name,
        position: option.position,
        linkedMetafield: option.linkedMetafield
          ? `${option.linkedMetafield.namespace ?? ""}.${option.linkedMetafield.key ?? ""}`
          : null,
        values: option.optionValues.map((value) => ({
          name: value.name,
          isUsed: value.hasVariants,
        })),
      })),
    ),
    hasOnlyDefaultVariant: node.hasOnlyDefaultVariant,
    isGiftCard: node.isGiftCard,
    tracksInventory: node.tracksInventory,
    totalInventory: node.totalInventory,
    mediaCount: node.mediaCount?.count ?? null,
    variantsCount: node.variantsCount?.count ?? null,
    onlineStoreUrl: node.onlineStoreUrl,
    publishedAt: node.publishedAt,
    hasAttributes,
    createdAt: node.createdAt,
    updatedAt: node.updatedAt,
    deletedAt: null,
    reading,
  };
}

export function variantToRow(
  node: z.infer<typeof variantNode>,
  productId: number,
  currency: string,
): VariantRow {
  const item = node.inventoryItem;
  const minor = (text: string | null) => (text === null ? null : parseDecimal(text, currency));
  return {
    id: numberOfGid(node.id),
    productId,
    position: node.position,
    title: node.title,
    sku: node.sku,
    barcode: node.barcode,
    priceMinor: parseDecimal(node.price, currency),
    compareAtMinor: minor(node.compareAtPrice),
    unitCostMinor: minor(item.unitCost?.amount ?? null),
    taxable: node.taxable,
    availableForSale: node.availableForSale,
    showsUnitPrice: node.showUnitPrice,
    inventoryPolicy: node.inventoryPolicy,
    inventoryQuantity: node.inventoryQuantity,
    selectedOptions: JSON.stringify(node.selectedOptions),
    inventoryItemId: numberOfGid(item.id),
    isTracked: item.tracked,
    requiresShipping: item.requiresShipping,
    countryOfOrigin: item.countryCodeOfOrigin,
    harmonizedSystemCode: item.harmonizedSystemCode,
    weightValue: item.measurement.weight?.value ?? null,
    weightUnit: item.measurement.weight?.unit ?? null,
    hasOwnImage: node.image !== null,
    createdAt: node.createdAt,
    updatedAt: node.updatedAt,
  };
}

/** `order`: any number that grows with the place in the gallery; made dense when all is read. */
export function mediaToRow(
  node: z.infer<typeof mediaNode>,
  productId: number,
  order: number,
): ProductMediaRow {
  return {
    productId,
    mediaId: node.id,
    position: order,
    contentType: node.mediaContentType,
    status: node.status,
    alt: node.alt,
    url: node.preview?.image?.url ?? null,
    width: node.preview?.image?.width ?? null,
    height: node.preview?.image?.height ?? null,
  };
}

export function resourcePublicationToRow(
  node: z.infer<typeof resourcePublicationNode>,
  productId: number,
): ProductPublicationRow {
  return {
    productId,
    publicationId: numberOfGid(node.publication.id),
    isPublished: node.isPublished,
    publishDate: node.publishDate,
  };
}

export function collectionToRow(
  node: z.infer<typeof collectionNode>,
  reading: number,
): CollectionRow {
  return {
    id: numberOfGid(node.id),
    title: node.title,
    handle: node.handle,
    sortOrder: node.sortOrder,
    // One that is filled by hand has a source too, which has no conditions.
    isSmart: node.sources.some(
      ({ inclusion }) => inclusion === undefined || inclusion.conditions.length > 0,
    ),
    descriptionHtml: node.descriptionHtml,
    seoTitle: node.seo.title,
    seoDescription: node.seo.description,
    imageUrl: node.image?.url ?? null,
    imageAlt: node.image?.altText ?? null,
    productsCount: node.productsCount?.count ?? null,
    updatedAt: node.updatedAt,
    reading,
  };
}
