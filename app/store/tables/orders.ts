import type { TableSpec, VersionedSpec } from "../table-spec";

/** Columns of `orders` that come from Shopify; times are ISO texts, money minor units. */
export interface OrderRow {
  id: number;
  name: string;
  number: number;
  createdAt: string;
  processedAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  cancelReason: string | null;
  closedAt: string | null;
  /** Always null: an order that Shopify shows is not deleted. */
  deletedAt: null;
  isTest: boolean;
  isEdited: boolean;
  financialStatus: string | null;
  fulfillmentStatus: string;
  returnStatus: string;
  sourceName: string | null;
  appName: string | null;
  channelName: string | null;
  customerId: number | null;
  presentmentCurrency: string;
  taxesIncluded: boolean;
  totalMinor: number;
  currentTotalMinor: number;
  subtotalMinor: number | null;
  totalDiscountsMinor: number | null;
  totalTaxMinor: number | null;
  totalShippingMinor: number;
  totalTipMinor: number | null;
  totalDutiesMinor: number | null;
  totalRefundedMinor: number;
  discountCodes: readonly string[];
  tags: readonly string[];
  isJourneyReady: boolean | null;
  customerOrderIndex: number | null;
  daysToConversion: number | null;
  /** JSON of a Visit, or null. */
  firstVisit: string | null;
  lastVisit: string | null;
  /** The reading (see sync_resource) that wrote this version; 0 where it came by another way. */
  reading: number;
}

export const orderTable: VersionedSpec<OrderRow> = {
  table: "orders",
  key: ["id"],
  version: "updatedAt",
  columns: {
    id: "bigint",
    name: "text",
    number: "int",
    createdAt: "timestamptz",
    processedAt: "timestamptz",
    updatedAt: "timestamptz",
    cancelledAt: "timestamptz",
    cancelReason: "text",
    closedAt: "timestamptz",
    deletedAt: "timestamptz",
    isTest: "bool",
    isEdited: "bool",
    financialStatus: "text",
    fulfillmentStatus: "text",
    returnStatus: "text",
    sourceName: "text",
    appName: "text",
    channelName: "text",
    customerId: "bigint",
    presentmentCurrency: "text",
    taxesIncluded: "bool",
    totalMinor: "bigint",
    currentTotalMinor: "bigint",
    subtotalMinor: "bigint",
    totalDiscountsMinor: "bigint",
    totalTaxMinor: "bigint",
    totalShippingMinor: "bigint",
    totalTipMinor: "bigint",
    totalDutiesMinor: "bigint",
    totalRefundedMinor: "bigint",
    discountCodes: "text[]",
    tags: "text[]",
    isJourneyReady: "bool",
    customerOrderIndex: "int",
    daysToConversion: "int",
    firstVisit: "jsonb",
    lastVisit: "jsonb",
    reading: "int",
  },
};

export interface OrderLineRow {
  orderId: number;
  id: number;
  productId: number | null;
  variantId: number | null;
  title: string;
  variantTitle: string | null;
  sku: string | null;
  vendor: string | null;
  quantity: number;
  currentQuantity: number;
  unitPriceMinor: number;
  originalTotalMinor: number;
  /** Sum of the discount allocations. */
  discountMinor: number;
  taxMinor: number;
  isGiftCard: boolean;
  requiresShipping: boolean;
  /** JSON: [{ index, minor }] */
  discountAllocations: string;
  /** Sold on a selling plan, as apps for subscriptions sell. */
  hasSellingPlan: boolean;
}

export const orderLineTable: TableSpec<OrderLineRow> = {
  table: "order_line",
  key: ["orderId", "id"],
  columns: {
    orderId: "bigint",
    id: "bigint",
    productId: "bigint",
    variantId: "bigint",
    title: "text",
    variantTitle: "text",
    sku: "text",
    vendor: "text",
    quantity: "int",
    currentQuantity: "int",
    unitPriceMinor: "bigint",
    originalTotalMinor: "bigint",
    discountMinor: "bigint",
    taxMinor: "bigint",
    isGiftCard: "bool",
    requiresShipping: "bool",
    discountAllocations: "jsonb",
    hasSellingPlan: "bool",
  },
};

export interface OrderDiscountRow {
  orderId: number;
  index: number;
  /** code | automatic | manual | script */
  kind: string;
  code: string | null;
  title: string | null;
  isPercentage: boolean;
  /** A percentage, or a decimal amount in the currency it was set in. */
  value: string;
}

export const orderDiscountTable: TableSpec<OrderDiscountRow> = {
  table: "order_discount",
  key: ["orderId", "index"],
  columns: {
    orderId: "bigint",
    index: "int",
    kind: "text",
    code: "text",
    title: "text",
    isPercentage: "bool",
    value: "text",
  },
};

export interface OrderShippingLineRow {
  orderId: number;
  id: number;
  title: string;
  code: string | null;
  priceMinor: number;
  discountedMinor: number;
  taxMinor: number;
}

export const orderShippingLineTable: TableSpec<OrderShippingLineRow> = {
  table: "order_shipping_line",
  key: ["orderId", "id"],
  columns: {
    orderId: "bigint",
    id: "bigint",
    title: "text",
    code: "text",
    priceMinor: "bigint",
    discountedMinor: "bigint",
    taxMinor: "bigint",
  },
};

export interface OrderRefundRow {
  orderId: number;
  id: number;
  createdAt: string | null;
  processedAt: string | null;
  returnId: number | null;
  totalRefundedMinor: number;
}

export const orderRefundTable: TableSpec<OrderRefundRow> = {
  table: "order_refund",
  key: ["orderId", "id"],
  columns: {
    orderId: "bigint",
    id: "bigint",
    createdAt: "timestamptz",
    processedAt: "timestamptz",
    returnId: "bigint",
    totalRefundedMinor: "bigint",
  },
};

export interface OrderReturnRow {
  orderId: number;
  id: number;
  name: string;
  status: string;
  totalQuantity: number;
  createdAt: string;
  closedAt: string | null;
}

export const orderReturnTable: TableSpec<OrderReturnRow> = {
  table: "order_return",
  key: ["orderId", "id"],
  columns: {
    orderId: "bigint",
    id: "bigint",
    name: "text",
    status: "text",
    totalQuantity: "int",
    createdAt: "timestamptz",
    closedAt: "timestamptz",
  },
};

export interface OrderFulfillmentRow {
  orderId: number;
  id: number;
  status: string;
  createdAt: string;
  deliveredAt: string | null;
}

export const orderFulfillmentTable: TableSpec<OrderFulfillmentRow> = {
  table: "order_fulfillment",
  key: ["orderId", "id"],
  columns: {
    orderId: "bigint",
    id: "bigint",
    status: "text",
    createdAt: "timestamptz",
    deliveredAt: "timestamptz",
  },
};
