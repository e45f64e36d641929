import type {
  ExportedLine,
  ExportedOrder,
  ExportedProduct,
  ExportedVariant,
  StoreExports,
} from "../../exports/types";

/** An instant as an export has it: epoch ms and the shop's offset, "2026-03-07 12:00:00 -0500". */
export function exportedAt(text: string): ExportedOrder["createdAt"] {
  const [, day, time, sign, hours, minutes] = /^(\S+) (\S+) ([+-])(\d{2})(\d{2})$/.exec(text) ?? [];
  const offsetMinutes = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) || 0;
  return { at: Date.parse(`${day}T${time}Z`) - offsetMinutes * 60_000, offsetMinutes };
}

export function exportedLine(patch: Partial<ExportedLine> = {}): ExportedLine {
  return {
    line: 2,
    name: "Linen shirt - M",
    quantity: 1,
    price: "50.00",
    compareAtPrice: null,
    sku: null,
    vendor: "Alder",
    requiresShipping: true,
    taxable: true,
    fulfillmentStatus: "pending",
    discount: "0.00",
    ...patch,
  };
}

/** A paid order of one line at 50.00, unless the patch says otherwise. */
export function exportedOrder(patch: Partial<ExportedOrder> = {}): ExportedOrder {
  const createdAt = patch.createdAt ?? exportedAt("2026-03-07 12:00:00 -0500");
  return {
    line: 2,
    name: "#1001",
    id: null,
    customerKey: null,
    financialStatus: "paid",
    fulfillmentStatus: "unfulfilled",
    createdAt,
    paidAt: patch.financialStatus === undefined ? createdAt : null,
    fulfilledAt: null,
    cancelledAt: null,
    currency: "USD",
    subtotal: "50.00",
    shipping: "0.00",
    taxes: "0.00",
    total: "50.00",
    discountCode: null,
    discountAmount: "0.00",
    refundedAmount: "0.00",
    duties: null,
    shippingMethod: null,
    paymentMethod: "Shopify Payments",
    tags: [],
    source: "web",
    countryCode: "US",
    provinceCode: "NY",
    taxLines: [],
    lines: [exportedLine()],
    ...patch,
  };
}

export function exportedVariant(patch: Partial<ExportedVariant> = {}): ExportedVariant {
  return {
    line: 2,
    optionValues: [],
    sku: "SKU-1",
    barcode: null,
    price: "50.00",
    compareAtPrice: null,
    cost: "20.00",
    grams: 200,
    weightUnit: "kg",
    inventoryTracker: "shopify",
    inventoryQuantity: 5,
    inventoryPolicy: "DENY",
    requiresShipping: true,
    taxable: true,
    taxCode: null,
    image: null,
    unitPrice: null,
    ...patch,
  };
}

export function exportedProduct(patch: Partial<ExportedProduct> = {}): ExportedProduct {
  return {
    line: 2,
    handle: "linen-shirt",
    title: "Linen shirt",
    descriptionHtml: "<p>Light.</p>",
    vendor: "Alder",
    category: null,
    productType: "Shirts",
    tags: ["linen"],
    published: true,
    status: "ACTIVE",
    isGiftCard: false,
    seoTitle: null,
    seoDescription: null,
    options: [],
    variants: [exportedVariant()],
    images: [],
    metafields: [],
    googleShopping: {},
    ...patch,
  };
}

export function storeExports(patch: Partial<StoreExports> = {}): StoreExports {
  return {
    products: null,
    orders: null,
    customers: null,
    rejectedRows: [],
    assumptions: [],
    ...patch,
  };
}
