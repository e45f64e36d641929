import type { ExportKind } from "./kinds";

/** A column's names over the years, today's or the most usual first. */
type Names = readonly string[];

export const productColumns = {
  handle: ["Handle", "URL handle"],
  title: ["Title"],
  descriptionHtml: ["Body (HTML)", "Body HTML", "Body", "Description"],
  vendor: ["Vendor"],
  category: ["Product Category", "Standardized Product Type", "Standard Product Type"],
  productType: ["Type", "Custom Product Type", "Product Type"],
  tags: ["Tags"],
  published: ["Published", "Published on online store"],
  status: ["Status"],
  isGiftCard: ["Gift Card"],
  seoTitle: ["SEO Title"],
  seoDescription: ["SEO Description"],
  option1Name: ["Option1 Name"],
  option1Value: ["Option1 Value"],
  option1LinkedTo: ["Option1 Linked To"],
  option2Name: ["Option2 Name"],
  option2Value: ["Option2 Value"],
  option2LinkedTo: ["Option2 Linked To"],
  option3Name: ["Option3 Name"],
  option3Value: ["Option3 Value"],
  option3LinkedTo: ["Option3 Linked To"],
  sku: ["Variant SKU", "SKU"],
  barcode: ["Variant Barcode", "Variant Barcodes", "Barcode"],
  price: ["Variant Price", "Price"],
  compareAtPrice: ["Variant Compare At Price", "Compare-at price", "Compare At Price"],
  cost: ["Cost per item", "Variant Cost"],
  grams: ["Variant Grams", "Weight value (grams)", "Grams"],
  weightUnit: ["Variant Weight Unit", "Weight unit for display"],
  inventoryTracker: ["Variant Inventory Tracker", "Inventory tracker"],
  inventoryQuantity: ["Variant Inventory Qty", "Variant Inventory Quantity", "Inventory quantity"],
  inventoryPolicy: ["Variant Inventory Policy", "Continue selling when out of stock"],
  requiresShipping: ["Variant Requires Shipping", "Requires shipping"],
  taxable: ["Variant Taxable", "Charge tax"],
  taxCode: ["Variant Tax Code", "Tax code"],
  variantImage: ["Variant Image", "Variant image URL"],
  unitMeasure: ["Unit Price Total Measure"],
  unitMeasureUnit: ["Unit Price Total Measure Unit"],
  unitBase: ["Unit Price Base Measure"],
  unitBaseUnit: ["Unit Price Base Measure Unit"],
  imageSrc: ["Image Src", "Product image URL", "Image source"],
  imagePosition: ["Image Position"],
  imageAlt: ["Image Alt Text"],
} as const satisfies Record<string, Names>;

export const orderColumns = {
  name: ["Name", "Order Name"],
  email: ["Email"],
  id: ["Id", "Order ID"],
  financialStatus: ["Financial Status"],
  fulfillmentStatus: ["Fulfillment Status"],
  createdAt: ["Created at"],
  paidAt: ["Paid at"],
  fulfilledAt: ["Fulfilled at"],
  cancelledAt: ["Cancelled at", "Canceled at"],
  currency: ["Currency"],
  subtotal: ["Subtotal"],
  shipping: ["Shipping"],
  taxes: ["Taxes"],
  total: ["Total"],
  discountCode: ["Discount Code"],
  discountAmount: ["Discount Amount"],
  refundedAmount: ["Refunded Amount"],
  duties: ["Duties"],
  shippingMethod: ["Shipping Method"],
  paymentMethod: ["Payment Method"],
  tags: ["Tags"],
  source: ["Source"],
  shippingCountry: ["Shipping Country"],
  shippingProvince: ["Shipping Province"],
  billingCountry: ["Billing Country"],
  billingProvince: ["Billing Province"],
  tax1Name: ["Tax 1 Name"],
  tax1Value: ["Tax 1 Value"],
  tax2Name: ["Tax 2 Name"],
  tax2Value: ["Tax 2 Value"],
  tax3Name: ["Tax 3 Name"],
  tax3Value: ["Tax 3 Value"],
  tax4Name: ["Tax 4 Name"],
  tax4Value: ["Tax 4 Value"],
  tax5Name: ["Tax 5 Name"],
  tax5Value: ["Tax 5 Value"],
  lineName: ["Lineitem name"],
  lineQuantity: ["Lineitem quantity"],
  linePrice: ["Lineitem price"],
  lineCompareAtPrice: ["Lineitem compare at price"],
  lineSku: ["Lineitem sku"],
  lineVendor: ["Vendor"],
  lineRequiresShipping: ["Lineitem requires shipping"],
  lineTaxable: ["Lineitem taxable"],
  lineFulfillmentStatus: ["Lineitem fulfillment status"],
  lineDiscount: ["Lineitem discount"],
} as const satisfies Record<string, Names>;

export const customerColumns = {
  id: ["Customer ID"],
  email: ["Email"],
  totalSpent: ["Total Spent"],
  totalOrders: ["Total Orders", "Orders Count"],
  tags: ["Tags"],
} as const satisfies Record<string, Names>;

/** Names by which an export is told from the others; those it may share with them are left out. */
const signatures: Readonly<Record<ExportKind | "inventory" | "transactions", Names>> = {
  products: [
    ...Object.values(productColumns)
      .flat()
      .filter((name) => !["Tags", "Title", "Vendor", "Status", "Price", "SKU"].includes(name)),
    "Variant Fulfillment Service",
  ],
  orders: Object.values(orderColumns)
    .flat()
    .filter((name) => !["Tags", "Vendor", "Email", "Name"].includes(name)),
  customers: [
    ...customerColumns.id,
    ...customerColumns.totalSpent,
    ...customerColumns.totalOrders,
    "First Name",
    "Last Name",
    "Accepts Email Marketing",
    "Accepts Marketing",
    "Accepts SMS Marketing",
    "Tax Exempt",
    "Note",
    "Default Address Company",
  ],
  inventory: ["Location", "Available", "On hand", "Committed", "Incoming", "Unavailable", "COO"],
  transactions: ["Order", "Kind", "Gateway", "Amount", "Card Type"],
};

const sharedNames = ["Title", "Tags", "Vendor", "Status", "Email", "Name", "Price", "SKU"];

/** A header without case, punctuation and doubled blanks: "Body (HTML)" is "body html". */
export function normalizeName(header: string): string {
  return header
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

const normalized = (names: Names) => new Set(names.map(normalizeName));
const signatureSets = Object.entries(signatures).map(
  ([kind, names]) => [kind as keyof typeof signatures, normalized(names)] as const,
);
const allNames = normalized([...Object.values(signatures).flat(), ...sharedNames]);

/**
 * Columns of a header that any of Shopify's exports has: by them a header is known as one. A name
 * that holds a separator was cut in the wrong places.
 */
export function countKnown(header: readonly string[]): number {
  const whole = header.filter((title) => !/[;\t|"]/.test(title));
  const known = new Set(whole.map(normalizeName).filter((name) => allNames.has(name))).size;
  return known - (header.length - whole.length) / 2;
}

/** The export whose columns a header has most of; null if it has none of any. */
export function recognizeKind(header: readonly string[]): keyof typeof signatures | null {
  const names = new Set(header.map(normalizeName));
  const counts = signatureSets.map(
    ([kind, known]) => [kind, [...known].filter((name) => names.has(name)).length] as const,
  );
  const [best] = counts.sort((a, b) => b[1] - a[1]);
  return best && best[1] > 0 ? best[0] : null;
}

/**
 * Whether other programs wrote products there as Shopify's API answers them: all variants in one cell,
 * so that no price would be found where each has one.
 */
export function isApiDump(header: readonly string[]): boolean {
  const names = new Set(header.map(normalizeName));
  return names.has("variants") && (names.has("product type") || names.has("options"));
}

/** Where the columns of an export stand in one file. */
export interface ColumnIndex<K extends string> {
  has(key: K): boolean;
  /** The header as the file has it, else its usual name. */
  title(key: K): string;
  /** Where it stands, from 0; empty for an absent column. */
  positions(key: K): readonly number[];
  /** One row by key: `undefined` for an absent column, the first filled cell of several. */
  pick(cells: readonly string[]): Record<K, string | undefined>;
  /** Headers that stand twice, with their positions. */
  repeated: readonly { title: string; at: readonly number[] }[];
}

export function indexColumns<K extends string>(
  header: readonly string[],
  columns: Readonly<Record<K, Names>>,
): ColumnIndex<K> {
  const positions = new Map<string, number[]>();
  header.forEach((title, at) => {
    const name = normalizeName(title);
    positions.set(name, [...(positions.get(name) ?? []), at]);
  });
  const keys = Object.keys(columns) as K[];
  const found = keys.map((key) => {
    const at = columns[key].flatMap((name) => positions.get(normalizeName(name)) ?? []);
    return { key, at };
  });
  // Copied for each row: an object of so many keys built one by one is slow and large in V8.
  const blank = JSON.parse(
    JSON.stringify(Object.fromEntries(keys.map((key) => [key, ""]))),
  ) as Record<K, string | undefined>;
  const byKey = new Map(found.map(({ key, at }) => [key, at]));
  const titleAt = (at: number | undefined) => (at === undefined ? undefined : header[at]?.trim());
  return {
    has: (key) => byKey.get(key)!.length > 0,
    positions: (key) => byKey.get(key)!,
    title: (key) => titleAt(byKey.get(key)?.[0]) ?? columns[key][0]!,
    pick(cells) {
      const row = { ...blank };
      for (const { key, at } of found) row[key] = pickFilled(cells, at);
      return row;
    },
    repeated: keys
      .flatMap((key) => columns[key])
      .map((name) => positions.get(normalizeName(name)) ?? [])
      .filter((at) => at.length > 1)
      .map((at) => ({ title: titleAt(at[0])!, at })),
  };
}

function pickFilled(cells: readonly string[], at: readonly number[]): string | undefined {
  if (at.length === 0) return undefined;
  if (at.length === 1) return cells[at[0]!] ?? "";
  for (const position of at) {
    const cell = cells[position];
    if (cell !== undefined && cell.trim() !== "") return cell;
  }
  return "";
}
