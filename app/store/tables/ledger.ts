import type { TableSpec } from "../table-spec";

export interface OrderAgreementRow {
  orderId: number;
  id: number;
  /** ORDER | ORDER_EDIT | REFUND | RETURN | UNKNOWN */
  reason: string;
  happenedAt: string;
}

export const orderAgreementTable: TableSpec<OrderAgreementRow> = {
  table: "order_agreement",
  key: ["id"],
  columns: { orderId: "bigint", id: "bigint", reason: "text", happenedAt: "timestamptz" },
};

/** One sale, signed, in minor units of the shop's currency; see sync/sale-to-ledger. */
export interface LedgerRow {
  orderId: number;
  saleId: number;
  agreementId: number;
  happenedAt: string;
  shopDay: string;
  reason: string;
  actionType: string;
  lineType: string;
  lineItemId: number | null;
  quantity: number | null;
  grossMinor: number;
  discountsMinor: number;
  returnsMinor: number;
  shippingMinor: number;
  taxesMinor: number;
  dutiesMinor: number;
  feesMinor: number;
  tipsMinor: number;
  giftCardsMinor: number;
  unexplainedMinor: number;
  origin: "agreement" | "order";
}

export const ledgerTable: TableSpec<LedgerRow> = {
  table: "ledger",
  key: ["orderId", "saleId"],
  parent: "agreementId",
  columns: {
    orderId: "bigint",
    saleId: "bigint",
    agreementId: "bigint",
    happenedAt: "timestamptz",
    shopDay: "date",
    reason: "text",
    actionType: "text",
    lineType: "text",
    lineItemId: "bigint",
    quantity: "int",
    grossMinor: "bigint",
    discountsMinor: "bigint",
    returnsMinor: "bigint",
    shippingMinor: "bigint",
    taxesMinor: "bigint",
    dutiesMinor: "bigint",
    feesMinor: "bigint",
    tipsMinor: "bigint",
    giftCardsMinor: "bigint",
    unexplainedMinor: "bigint",
    origin: "text",
  },
};
