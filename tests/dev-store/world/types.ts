/**
 * What the parts of the dev-store agree on. The world (data) knows nothing of HTTP or GraphQL; the
 * platform (HTTP, GraphQL, bulk, webhooks, admin) knows the world only through these types.
 */

import type { ImportNotes } from "../exports/types";
import type {
  CollectionPatch,
  NewOption,
  OptionPatch,
  ProductPatch,
  VariantPatch,
  SetCategoryField,
} from "./patches";

export type Plan = "standard" | "advanced" | "plus";

export interface StoreSettings {
  /** e.g. "shelfwise-demo.myshopify.com" */
  shopDomain: string;
  shopName: string;
  /** Numeric part of gid://shopify/Shop/... */
  shopId: number;
  /** IANA zone, e.g. "America/New_York" */
  timezone: string;
  /** ISO 4217 */
  currency: string;
  countryCode: string;
  taxesIncluded: boolean;
  plan: Plan;
  weightUnit: "GRAMS" | "KILOGRAMS" | "OUNCES" | "POUNDS";
  /** The language of its first domain, e.g. "en". Absent: the domain does not tell. */
  locale?: string;
  /** Same seed and settings, same store. */
  seed: number;
  /** Approximate number of generated orders. */
  orders: number;
  /** Approximate number of generated products. */
  products: number;
  /** Length of the generated history, in days. */
  historyDays: number;
  /** When the shop was opened (epoch ms). Default: a month before its history. */
  openedAt?: number;
  /** The instant (epoch ms) the generated history ends at: the store's "now" at start. */
  until: number;
}

/** Epoch milliseconds; injected everywhere, so that tests never sleep. */
export type Clock = () => number;

/** A pointer to another object, resolved by the platform through the resource of that name. */
export interface Ref {
  __ref: { resource: ResourceName; id: number };
}

/**
 * A node in the shape of the Admin schema: property names are the schema's field names, values are
 * JSON scalars, nested objects, Refs, or functions `(args) => value` (lazy, or fields with arguments).
 * A connection field holds an array (or a function that returns one): the platform paginates it.
 * Objects behind an interface or union carry `__typename`. A schema field that the node does not
 * have is answered with a clear error, never with a silent null.
 */
export interface ViewNode {
  __typename: string;
  id: string;
  [field: string]: unknown;
}

export type FilterValue = string | number | boolean | null | readonly string[];

/** One kind of root object. Ids ascend; a million of them must stay light (typed arrays). */
export interface Resource {
  typeName: string;
  /** The prefix of the gid, e.g. "gid://shopify/Order/". */
  gidPrefix: string;
  /** Ids of what exists now, ascending. */
  ids(): ArrayLike<number>;
  /** The node, or null where there is none (never was, or deleted). */
  node(id: number): ViewNode | null;
  /** Cheap value behind a search filter or sort key (snake_case names; times as epoch ms), without
   *  building the node. `undefined`: this resource has no such filter, and the query is refused. */
  field(id: number, name: string): FilterValue | undefined;
}

export type ResourceName =
  | "orders"
  | "customers"
  | "abandonedCheckouts"
  | "products"
  | "productVariants"
  | "inventoryItems"
  | "mediaImages"
  | "collections"
  | "locations"
  | "publications"
  | "marketingActivities";

/** Something changed; the webhooks module turns it into deliveries. */
export interface Change {
  /** Shopify's topic, e.g. "orders/create". */
  topic: string;
  resource: ResourceName;
  id: number;
  /** Epoch ms. */
  at: number;
  /** REST-shaped payload as Shopify would send it (snake_case, numeric ids, admin_graphql_api_id). */
  payload: Record<string, unknown>;
}

export type ChangeListener = (change: Change) => void;

export interface ShopifyqlColumn {
  name: string;
  dataType: string;
  displayName: string;
}
export interface ShopifyqlResult {
  parseErrors: string[];
  table: { columns: ShopifyqlColumn[]; rows: Record<string, string | null>[] } | null;
}

/** How reports can tell something else than the orders they are made of. */
export interface ReportDistortion {
  /** Nothing that happened later than so long ago is in them. */
  lagMs?: number;
  /** Returns, refunds and cancellations that gave something back are booked so many days later. */
  returnsDaysLater?: number;
  /** Rows beyond so many are left out, and nothing says so. */
  maxRows?: number;
}

// ---------------------------------------------------------------------------------------------
// Catalogue: products and what hangs on them, and the store's marketing calendar.

export interface CatalogueVariant {
  id: number;
  productId: number;
  inventoryItemId: number;
  title: string;
  sku: string | null;
  barcode: string | null;
  /** Minor units of the shop's currency. */
  priceMinor: number;
  compareAtMinor: number | null;
  costMinor: number | null;
  requiresShipping: boolean;
  taxable: boolean;
  /** Available units over all locations. */
  stock: number;
}
export interface CatalogueProduct {
  id: number;
  title: string;
  vendor: string;
  productType: string;
  vertical: string;
  isGiftCard: boolean;
  /** When it could first be bought (epoch ms). */
  launchedAt: number;
  /** Relative popularity, > 0; a few sell a lot. 0 = never sells. */
  popularity: number;
  /** How its demand moves over the year, 12 factors around 1. */
  season: readonly number[];
  tags: readonly string[];
  variants: readonly CatalogueVariant[];
}
/** A marketing campaign; orders' first and last visits point at these. */
export interface Campaign {
  activityId: number;
  title: string;
  source: string;
  medium: string;
  campaign: string;
  /** CPC, e-mail... as Shopify's CustomerVisit.sourceType would say, or null. */
  startsAt: number;
  endsAt: number | null;
  /** Share of this campaign in visits while it runs, relative to the others. */
  weight: number;
}
export interface Catalogue {
  products: readonly CatalogueProduct[];
  /** Those the store's history was made with, where that is more than there are by now. */
  everyProduct?: readonly CatalogueProduct[];
  /** Product by numeric id, as it is now (after edits); undefined when deleted. */
  product(id: number): CatalogueProduct | undefined;
  variant(id: number): CatalogueVariant | undefined;
  campaigns: readonly Campaign[];
  resources: Pick<
    Record<ResourceName, Resource>,
    | "products"
    | "productVariants"
    | "inventoryItems"
    | "mediaImages"
    | "collections"
    | "locations"
    | "publications"
    | "marketingActivities"
  >;
  /** Views without ids of their own, as schema-shaped plain objects. */
  taxonomy: TaxonomySource;
  /** Sold or restocked units; fires inventory_levels/update and products/update like Shopify does. */
  adjustStock(variantId: number, delta: number): void;
  updateProduct(id: number, patch: ProductPatch): UserError[];
  updateVariant(id: number, patch: VariantPatch): UserError[];
  deleteProduct(id: number): UserError[];
  /** Alt text of a product's image. Fires products/update, as the next three do. */
  updateMedia(id: number, patch: { alt: string | null }): UserError[];
  updateOption(productId: number, patch: OptionPatch): UserError[];
  /** Options of one value each; where none is left, the product has the one that Shopify gives. */
  deleteOptions(productId: number, optionIds: readonly number[]): UserError[];
  createOptions(productId: number, options: readonly NewOption[]): UserError[];
  setCategoryField: SetCategoryField;
  publishProduct(id: number, publicationIds: readonly number[]): UserError[];
  unpublishProduct(id: number, publicationIds: readonly number[]): UserError[];
  /** Of a collection picked by hand; products that are not there are passed over. Fires collections/update. */
  changeMembers(
    collectionId: number,
    change: { add?: readonly number[]; remove?: readonly number[] },
  ): UserError[];
  /** Absent: this catalogue's collections cannot be edited. Fires collections/update. */
  updateCollection?(id: number, patch: CollectionPatch): UserError[];
}
export interface UserError {
  field: string[] | null;
  message: string;
  code?: string;
}
export interface TaxonomySource {
  version: string;
  /** All categories served, schema-shaped (TaxonomyCategory). */
  categories(): readonly ViewNode[];
  category(gid: string): ViewNode | null;
  /** A field that categories ask for (TaxonomyChoiceListAttribute or TaxonomyMeasurementAttribute). */
  attribute?(gid: string): ViewNode | null;
  /** A value that such a field may hold, as merchants have it: a Metaobject. */
  entry?(gid: string): ViewNode | null;
}

// ---------------------------------------------------------------------------------------------
// Trade: the event log and the views on it.

export interface DraftLine {
  variantId: number;
  quantity: number;
}
export interface OrderDraft {
  lines: DraftLine[];
  customerId?: number | null;
  discountCode?: string | null;
  test?: boolean;
}
export interface OrderPatch {
  tags?: string[];
  note?: string | null;
}
export interface Trade {
  resources: Pick<Record<ResourceName, Resource>, "orders" | "customers" | "abandonedCheckouts">;
  shopifyql(query: string, distortion?: ReportDistortion): ShopifyqlResult;
  /** Commands append to the log (never rewrite it), at the clock's now, and fire changes. */
  placeOrder(draft: OrderDraft): { orderId: number | null; userErrors: UserError[] };
  refundOrder(
    orderId: number,
    refund: {
      lines: { lineItemId: number; quantity: number }[];
      shippingMinor?: number;
      /** Money back that is no goods: positive gives the customer more, negative keeps a fee. */
      adjustmentMinor?: number;
    },
  ): UserError[];
  editOrder(
    orderId: number,
    edit: { add?: DraftLine[]; setQuantity?: { lineItemId: number; quantity: number }[] },
  ): UserError[];
  cancelOrder(orderId: number, options: { refund: boolean }): UserError[];
  deleteOrder(orderId: number): UserError[];
  mergeCustomers(fromId: number, intoId: number): UserError[];
  /** Tags and notes. They fire orders/updated and customers/update where something changes. */
  updateOrder(orderId: number, patch: OrderPatch): UserError[];
  updateCustomer(customerId: number, patch: { tags?: string[] }): UserError[];
  /** Orders in all, events in all: for the admin and for logs. */
  size(): { orders: number; events: number };
}

export interface World {
  settings: StoreSettings;
  clock: Clock;
  /** The now of its data: the clock's, but never past the end of observation. Absent: the clock's. */
  now?: Clock;
  /** What the merchant's own files came to, where the store is made of such. */
  importNotes?: ImportNotes;
  catalogue: Catalogue;
  trade: Trade;
  /** Schema-shaped Shop node (type Shop), without what belongs to the platform. */
  shop(): ViewNode;
  resource(name: ResourceName): Resource;
  onChange(listener: ChangeListener): () => void;
}
