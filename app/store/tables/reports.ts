import type { ReportFigures } from "../report-figures";
import type { TableSpec } from "../table-spec";

/** What Shopify's sales report said of a shop day. */
export interface ShopifySalesDayRow extends ReportFigures {
  shopDay: string;
  isNarrowed: boolean;
  checkedAt: string;
}

const figureColumns = {
  grossMinor: "bigint",
  discountsMinor: "bigint",
  returnsMinor: "bigint",
  netMinor: "bigint",
  shippingMinor: "bigint",
  taxesMinor: "bigint",
  totalMinor: "bigint",
  orders: "int",
} as const;

export const shopifySalesDayTable: TableSpec<ShopifySalesDayRow> = {
  table: "shopify_sales_day",
  key: ["shopDay"],
  columns: { shopDay: "date", ...figureColumns, isNarrowed: "bool", checkedAt: "timestamptz" },
};

/** What it said of one order on that day, where that differed from ours; and what the order is now. */
export interface ShopifySalesOrderRow extends ReportFigures {
  shopDay: string;
  orderId: number;
  orderName: string | null;
  isFound: boolean | null;
  isTest: boolean | null;
  updatedAt: string | null;
  checkedAt: string;
}

export const shopifySalesOrderTable: TableSpec<ShopifySalesOrderRow> = {
  table: "shopify_sales_order",
  key: ["shopDay", "orderId"],
  columns: {
    shopDay: "date",
    orderId: "bigint",
    orderName: "text",
    ...figureColumns,
    isFound: "bool",
    isTest: "bool",
    updatedAt: "timestamptz",
    checkedAt: "timestamptz",
  },
};

/** Visits: those in all, and how many of them came how far. */
export interface SessionCounts {
  sessions: number;
  cartAdditions: number;
  reachedCheckout: number;
  completedCheckout: number;
}

export interface ShopifySessionsDayRow extends SessionCounts {
  shopDay: string;
  isHumanOnly: boolean;
  hasLandingPages: boolean;
  checkedAt: string;
}

const countColumns = {
  sessions: "int",
  cartAdditions: "int",
  reachedCheckout: "int",
  completedCheckout: "int",
} as const;

export const shopifySessionsDayTable: TableSpec<ShopifySessionsDayRow> = {
  table: "shopify_sessions_day",
  key: ["shopDay"],
  columns: {
    shopDay: "date",
    ...countColumns,
    isHumanOnly: "bool",
    hasLandingPages: "bool",
    checkedAt: "timestamptz",
  },
};

export const sessionDimensions = ["device", "referrer", "landing_page"] as const;
export type SessionDimension = (typeof sessionDimensions)[number];

export interface ShopifySessionsPartRow extends SessionCounts {
  shopDay: string;
  dimension: SessionDimension;
  /** "" where Shopify names none. */
  value: string;
}

export const shopifySessionsPartTable: TableSpec<ShopifySessionsPartRow> = {
  table: "shopify_sessions_part",
  key: ["dimension", "shopDay", "value"],
  columns: { dimension: "text", shopDay: "date", value: "text", ...countColumns },
};
