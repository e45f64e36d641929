import type { ShopCalendar } from "../lib/shop-day";
import type { LedgerRow } from "../store/tables/ledger";
import { amountsOfSale, noAmounts } from "./sale-to-ledger";

/** What is stored of an order, as far as its first agreement can be told from it. Minor units. */
export interface StoredOrder {
  id: number;
  processedAt: string;
  taxesIncluded: boolean;
  isEdited: boolean;
  cancelledAt: string | null;
  returnStatus: string;
  totalMinor: number;
  currentTotalMinor: number;
  totalRefundedMinor: number;
  totalTipMinor: number | null;
  totalDutiesMinor: number | null;
  lines: readonly {
    id: number;
    quantity: number;
    originalTotalMinor: number;
    discountMinor: number;
    taxMinor: number;
    isGiftCard: boolean;
  }[];
  shippingLines: readonly { id: number; discountedMinor: number; taxMinor: number }[];
}

/**
 * The rows that the one agreement of an untouched order would give, made from its lines, shipping,
 * duties and tip; or null where the order was touched (edited, cancelled, refunded, returned) or
 * where its parts do not explain its total to the minor unit: then its agreements must be read.
 *
 * Sale ids are negative and depend on the order's lines only, so that a second run writes the same
 * rows; rows of agreements replace them (they carry `origin` "agreement").
 */
export function orderToLedger(order: StoredOrder, calendar: ShopCalendar): LedgerRow[] | null {
  if (!isUntouched(order)) return null;
  const hasDiscount = order.lines.some((line) => line.discountMinor !== 0);
  // With tax inside the prices only Shopify knows how much of a discount was tax; what is given away
  // whole has none left to tell it by.
  if (order.taxesIncluded && hasDiscount) return null;

  const rows: LedgerRow[] = [];
  const add = (
    lineType: string,
    total: number,
    tax: number,
    discount: number,
    line?: { id: number; quantity: number },
  ) => {
    rows.push({
      orderId: order.id,
      saleId: -(rows.length + 1),
      agreementId: -order.id,
      happenedAt: order.processedAt,
      shopDay: calendar.dayOf(Date.parse(order.processedAt)),
      reason: "ORDER",
      actionType: "ORDER",
      lineType,
      lineItemId: line?.id ?? null,
      quantity: line?.quantity ?? null,
      ...noAmounts,
      ...amountsOfSale(
        { actionType: "ORDER", lineType },
        { total, tax, discountBeforeTaxes: discount },
      ),
      origin: "order",
    });
    return total;
  };

  const taxOnTop = (tax: number) => (order.taxesIncluded ? 0 : tax);
  let total = 0;
  for (const line of [...order.lines].sort((a, b) => a.id - b.id)) {
    const paid = line.originalTotalMinor - line.discountMinor + taxOnTop(line.taxMinor);
    total += add(
      line.isGiftCard ? "GIFT_CARD" : "PRODUCT",
      paid,
      line.taxMinor,
      line.discountMinor,
      line,
    );
  }
  for (const shipping of [...order.shippingLines].sort((a, b) => a.id - b.id)) {
    total += add(
      "SHIPPING",
      shipping.discountedMinor + taxOnTop(shipping.taxMinor),
      shipping.taxMinor,
      0,
    );
  }
  if (order.totalDutiesMinor) total += add("DUTY", order.totalDutiesMinor, 0, 0);
  if (order.totalTipMinor) total += add("TIP", order.totalTipMinor, 0, 0);
  return total === order.totalMinor ? rows : null;
}

function isUntouched(order: StoredOrder): boolean {
  return (
    !order.isEdited &&
    order.cancelledAt === null &&
    order.totalRefundedMinor === 0 &&
    order.returnStatus === "NO_RETURN" &&
    order.currentTotalMinor === order.totalMinor
  );
}
