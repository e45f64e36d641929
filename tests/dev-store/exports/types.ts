/**
 * What a merchant's own CSV exports say, before anything is concluded from it. Money is a plain
 * decimal string ("12.50", never negative unless said so): how many digits count is known only with
 * the currency. `undefined` is a column that the file does not have (nothing is known), `null` an
 * empty cell (known to be empty).
 */

/** A row that was left out, for the merchant to find and mend. */
export interface RejectedRow {
  /** The file's name as it was given, without its folder. */
  file: string;
  /** Line of the file the row begins on, from 1. */
  line: number;
  reason: string;
}

/** A rule by which something was concluded that the export does not say, and how often. */
export interface Assumption {
  /** The field it is about, in the words of the Admin API or of the file's header. */
  field: string;
  rule: string;
  /** Rows (products, variants, orders, lines or customers) it was used on. */
  rows: number;
}

export interface Reading<T> {
  items: readonly T[];
  rejectedRows: readonly RejectedRow[];
  assumptions: readonly Assumption[];
}

/** What the files given to a store came to. */
export interface ImportNotes {
  rejectedRows: readonly RejectedRow[];
  assumptions: readonly Assumption[];
}

/** A file that cannot be read as the export it was given as; the message says what was expected. */
export class ExportFileError extends Error {
  override readonly name = "ExportFileError";
}

export interface ExportedMetafield {
  namespace: string;
  key: string;
  /** The name before the brackets in the header. */
  name: string;
  value: string;
}

export interface ExportedVariant {
  line: number;
  /** One value per option of the product, in order. */
  optionValues: readonly string[];
  sku: string | null | undefined;
  barcode: string | null | undefined;
  price: string | null | undefined;
  compareAtPrice: string | null | undefined;
  /** Cost per item. */
  cost: string | null | undefined;
  grams: number | null | undefined;
  weightUnit: string | null | undefined;
  /** Empty tracker: stock is not tracked. */
  inventoryTracker: string | null | undefined;
  inventoryQuantity: number | null | undefined;
  inventoryPolicy: "CONTINUE" | "DENY" | null | undefined;
  requiresShipping: boolean | null | undefined;
  taxable: boolean | null | undefined;
  taxCode: string | null | undefined;
  /** Address of the variant's own image. */
  image: string | null | undefined;
  unitPrice:
    { measure: string; measureUnit: string; base: string; baseUnit: string } | null | undefined;
}

export interface ExportedImage {
  line: number;
  src: string;
  position: number | null;
  /** `undefined`: the file has no column of alternative texts. */
  alt: string | null | undefined;
}

export interface ExportedProduct {
  line: number;
  handle: string;
  title: string;
  descriptionHtml: string | null | undefined;
  vendor: string | null | undefined;
  /** As written: names joined by " > ", in the language of the shop's admin. */
  category: string | null | undefined;
  productType: string | null | undefined;
  tags: readonly string[] | undefined;
  /** On the online store. */
  published: boolean | null | undefined;
  status: "ACTIVE" | "ARCHIVED" | "DRAFT" | "UNLISTED" | null | undefined;
  isGiftCard: boolean | null | undefined;
  seoTitle: string | null | undefined;
  seoDescription: string | null | undefined;
  /** Without the placeholder "Title" of a product that has no options. */
  options: readonly { name: string; linkedTo: string | null }[];
  variants: readonly ExportedVariant[];
  /** Sorted by position. */
  images: readonly ExportedImage[];
  metafields: readonly ExportedMetafield[];
  /** Columns "Google Shopping / *" with a value, by the part after the slash. */
  googleShopping: Readonly<Record<string, string>>;
}

export interface ExportedInstant {
  /** Epoch ms. */
  at: number;
  /** The shop's offset from UTC on that day, in minutes ("-0700" is -420); null where none is written. */
  offsetMinutes: number | null;
  /**
   * The file gives no offset: `at` is the shop's wall clock read as if it were UTC, to be moved by the
   * shop's zone. Absent where `at` is exact ("Z" is exact though `offsetMinutes` is null).
   */
  local?: true;
}

export interface ExportedLine {
  line: number;
  name: string;
  quantity: number;
  /** Of one unit, before discounts. */
  price: string;
  compareAtPrice: string | null | undefined;
  sku: string | null | undefined;
  vendor: string | null | undefined;
  requiresShipping: boolean | null | undefined;
  taxable: boolean | null | undefined;
  fulfillmentStatus: string | null | undefined;
  /** Given on the whole line. */
  discount: string | null | undefined;
}

export interface ExportedOrder {
  line: number;
  /** e.g. "#1001" */
  name: string;
  id: string | null | undefined;
  /** Salted hash of the e-mail; null for an order without one. */
  customerKey: string | null | undefined;
  financialStatus: string | null | undefined;
  fulfillmentStatus: string | null | undefined;
  createdAt: ExportedInstant;
  paidAt: ExportedInstant | null | undefined;
  fulfilledAt: ExportedInstant | null | undefined;
  cancelledAt: ExportedInstant | null | undefined;
  /** ISO 4217 */
  currency: string | null | undefined;
  /** After discounts, before shipping (and before tax, unless prices include it). */
  subtotal: string | null | undefined;
  shipping: string | null | undefined;
  taxes: string | null | undefined;
  total: string | null | undefined;
  discountCode: string | null | undefined;
  discountAmount: string | null | undefined;
  refundedAmount: string | null | undefined;
  duties: string | null | undefined;
  shippingMethod: string | null | undefined;
  paymentMethod: string | null | undefined;
  tags: readonly string[] | undefined;
  /** web, pos, shopify_draft_order, an app's number... */
  source: string | null | undefined;
  /** Of the shipping address, else of the billing address: ISO codes where the file has them. */
  countryCode: string | null | undefined;
  provinceCode: string | null | undefined;
  /** Columns "Tax 1 Name" and "Tax 1 Value" to 5. */
  taxLines: readonly { title: string; amount: string }[];
  lines: readonly ExportedLine[];
}

export interface ExportedCustomer {
  line: number;
  /** The column Customer ID of newer exports. */
  id: string | null | undefined;
  /** Salted hash of the e-mail: the same salt as the orders were read with. */
  customerKey: string | null | undefined;
  tags: readonly string[] | undefined;
}

/** Where the files lie. */
export interface ExportFiles {
  products?: string;
  orders?: string;
  customers?: string;
}

/** All files of one store, read with one salt that is kept nowhere. */
export interface StoreExports extends ImportNotes {
  /** null: no such file was given. */
  products: readonly ExportedProduct[] | null;
  orders: readonly ExportedOrder[] | null;
  customers: readonly ExportedCustomer[] | null;
}
