import type { TableSpec } from "../table-spec";

/** Where an order was sent to, or billed to; null: it was asked for, and there is none. */
export interface OrderCountryRow {
  orderId: number;
  /** ISO 3166-1 alpha-2. */
  countryCode: string | null;
}

export const orderCountryTable: TableSpec<OrderCountryRow> = {
  table: "order_country",
  key: ["orderId"],
  columns: { orderId: "bigint", countryCode: "text" },
};
