import type { TableSpec, VersionedSpec } from "../table-spec";

export interface ProductRow {
  id: number;
  handle: string;
  title: string;
  productType: string;
  vendor: string;
  tags: readonly string[];
  status: string;
  categoryId: string | null;
  descriptionHtml: string;
  seoTitle: string | null;
  seoDescription: string | null;
  /** JSON: [{ id, name, position, linkedMetafield ("shopify.size" or null), values: [{ name, isUsed }] }] */
  options: string;
  hasOnlyDefaultVariant: boolean;
  isGiftCard: boolean;
  tracksInventory: boolean;
  totalInventory: number;
  mediaCount: number | null;
  variantsCount: number | null;
  onlineStoreUrl: string | null;
  publishedAt: string | null;
  /** Its fields of the category were read with it. */
  hasAttributes: boolean;
  createdAt: string;
  updatedAt: string;
  deletedAt: null;
  reading: number;
}

export const productTable: VersionedSpec<ProductRow> = {
  table: "product",
  key: ["id"],
  version: "updatedAt",
  columns: {
    id: "bigint",
    handle: "text",
    title: "text",
    productType: "text",
    vendor: "text",
    tags: "text[]",
    status: "text",
    categoryId: "text",
    descriptionHtml: "text",
    seoTitle: "text",
    seoDescription: "text",
    options: "jsonb",
    hasOnlyDefaultVariant: "bool",
    isGiftCard: "bool",
    tracksInventory: "bool",
    totalInventory: "int",
    mediaCount: "int",
    variantsCount: "int",
    onlineStoreUrl: "text",
    publishedAt: "timestamptz",
    hasAttributes: "bool",
    createdAt: "timestamptz",
    updatedAt: "timestamptz",
    deletedAt: "timestamptz",
    reading: "int",
  },
};

export interface VariantRow {
  id: number;
  productId: number;
  position: number;
  title: string;
  sku: string | null;
  barcode: string | null;
  priceMinor: number;
  compareAtMinor: number | null;
  unitCostMinor: number | null;
  taxable: boolean;
  availableForSale: boolean;
  showsUnitPrice: boolean | null;
  inventoryPolicy: string;
  inventoryQuantity: number | null;
  /** JSON: [{ name, value }] */
  selectedOptions: string;
  inventoryItemId: number;
  isTracked: boolean;
  requiresShipping: boolean;
  countryOfOrigin: string | null;
  harmonizedSystemCode: string | null;
  weightValue: number | null;
  weightUnit: string | null;
  hasOwnImage: boolean | null;
  createdAt: string;
  updatedAt: string;
}

export const variantTable: TableSpec<VariantRow> = {
  table: "variant",
  key: ["id"],
  parent: "productId",
  columns: {
    id: "bigint",
    productId: "bigint",
    position: "int",
    title: "text",
    sku: "text",
    barcode: "text",
    priceMinor: "bigint",
    compareAtMinor: "bigint",
    unitCostMinor: "bigint",
    taxable: "bool",
    availableForSale: "bool",
    showsUnitPrice: "bool",
    inventoryPolicy: "text",
    inventoryQuantity: "int",
    selectedOptions: "jsonb",
    inventoryItemId: "bigint",
    isTracked: "bool",
    requiresShipping: "bool",
    countryOfOrigin: "text",
    harmonizedSystemCode: "text",
    weightValue: "float8",
    weightUnit: "text",
    hasOwnImage: "bool",
    createdAt: "timestamptz",
    updatedAt: "timestamptz",
  },
};

export interface ProductMediaRow {
  productId: number;
  mediaId: string;
  position: number;
  contentType: string;
  status: string;
  alt: string | null;
  url: string | null;
  width: number | null;
  height: number | null;
}

export const productMediaTable: TableSpec<ProductMediaRow> = {
  table: "product_media",
  key: ["productId", "mediaId"],
  columns: {
    productId: "bigint",
    mediaId: "text",
    position: "int",
    contentType: "text",
    status: "text",
    alt: "text",
    url: "text",
    width: "int",
    height: "int",
  },
};

export interface ProductAttributeRow {
  productId: number;
  key: string;
  entries: readonly string[];
}

export const productAttributeTable: TableSpec<ProductAttributeRow> = {
  table: "product_attribute",
  key: ["productId", "key"],
  columns: { productId: "bigint", key: "text", entries: "text[]" },
};

export interface ProductPublicationRow {
  productId: number;
  publicationId: number;
  isPublished: boolean;
  publishDate: string | null;
}

export const productPublicationTable: TableSpec<ProductPublicationRow> = {
  table: "product_publication",
  key: ["productId", "publicationId"],
  columns: {
    productId: "bigint",
    publicationId: "bigint",
    isPublished: "bool",
    publishDate: "timestamptz",
  },
};

export interface CollectionRow {
  id: number;
  title: string;
  handle: string;
  sortOrder: string;
  isSmart: boolean;
  descriptionHtml: string;
  seoTitle: string | null;
  seoDescription: string | null;
  imageUrl: string | null;
  imageAlt: string | null;
  productsCount: number | null;
  updatedAt: string;
  reading: number;
}

export const collectionTable: VersionedSpec<CollectionRow> = {
  table: "collection",
  key: ["id"],
  version: "updatedAt",
  columns: {
    id: "bigint",
    title: "text",
    handle: "text",
    sortOrder: "text",
    isSmart: "bool",
    descriptionHtml: "text",
    seoTitle: "text",
    seoDescription: "text",
    imageUrl: "text",
    imageAlt: "text",
    productsCount: "int",
    updatedAt: "timestamptz",
    reading: "int",
  },
};

export interface CollectionProductRow {
  collectionId: number;
  productId: number;
}

export const collectionProductTable: TableSpec<CollectionProductRow> = {
  table: "collection_product",
  key: ["collectionId", "productId"],
  columns: { collectionId: "bigint", productId: "bigint" },
};

export interface PublicationRow {
  id: number;
  name: string;
}

export const publicationTable: TableSpec<PublicationRow> = {
  table: "publication",
  key: ["id"],
  columns: { id: "bigint", name: "text" },
};
