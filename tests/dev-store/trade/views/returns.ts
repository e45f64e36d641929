import type { RefundedEvent, ReturnedEvent } from "../log/events";
import { formatInstant } from "../../world/shop-time";
import { fulfillmentLineFor } from "./fulfillments";
import type { Node } from "./lines";
import { gid, ref } from "./order-context";
import type { OrderContext } from "./order-context";
import { refundNodes } from "./refunds";

/** Order.returns: opened and closed are one return. */
export function returnNodes(context: OrderContext): Node[] {
  return context.events.flatMap((event) =>
    event.type === "returned" && event.phase === "opened" ? [nodeOf(context, event)] : [],
  );
}

export function returnNode(context: OrderContext, returnId: number): Node | null {
  for (const event of context.events) {
    if (event.type === "returned" && event.phase === "opened" && event.returnId === returnId) {
      return nodeOf(context, event);
    }
  }
  return null;
}

function nodeOf(context: OrderContext, opened: ReturnedEvent): Node {
  const { events, purse } = context;
  const all = events.filter((event) => event.type === "returned" && event.phase === "opened");
  const closed = events.find(
    (event) =>
      event.type === "returned" && event.phase === "closed" && event.returnId === opened.returnId,
  );
  const refund = events.find(
    (event): event is RefundedEvent =>
      event.type === "refunded" && event.returnId === opened.returnId,
  );
  const quantity = opened.reversals.reduce((total, part) => total + part.quantity, 0);
  return {
    __typename: "Return",
    id: gid("Return", opened.returnId),
    name: `#${context.ordered.number}-R${all.indexOf(opened) + 1}`,
    status: closed ? "CLOSED" : "OPEN",
    createdAt: formatInstant(opened.at),
    closedAt: closed ? formatInstant(closed.at) : null,
    requestApprovedAt: formatInstant(opened.at),
    decline: null,
    totalQuantity: quantity,
    order: ref("orders", context.id),
    staffMember: null,
    refunds: () =>
      refundNodes(context).filter(
        (node) => refund && node["id"] === gid("Refund", refund.refundId),
      ),
    returnShippingFees: [],
    exchangeLineItems: [],
    returnLineItems: opened.reversals.map((part, i) => ({
      __typename: "ReturnLineItem",
      id: gid("ReturnLineItem", `${opened.returnId}${i}`),
      quantity: part.quantity,
      customerNote: null,
      processableQuantity: closed ? 0 : part.quantity,
      processedQuantity: closed ? part.quantity : 0,
      unprocessedQuantity: closed ? 0 : part.quantity,
      refundableQuantity: refund || closed ? 0 : part.quantity,
      refundedQuantity: refund ? part.quantity : 0,
      returnReasonNote: "",
      returnReasonDefinition: {
        __typename: "ReturnReasonDefinition",
        id: gid("ReturnReasonDefinition", REASON_IDS[opened.reason] ?? 1),
        handle: opened.reason.toLowerCase().replaceAll("_", "-"),
        name: sentence(opened.reason),
        deleted: false,
      },
      restockingFee: opened.restockingFee
        ? {
            __typename: "RestockingFee",
            id: gid("RestockingFee", opened.restockingFee.feeId),
            amountSet: purse.bag(opened.restockingFee.amountMinor),
            percentage: opened.restockingFee.percentage,
          }
        : null,
      totalWeight: null,
      withCodeDiscountedTotalPriceSet: purse.bag(part.subtotalMinor),
      fulfillmentLineItem: () => fulfillmentLineFor(context, part.lineId),
    })),
  };
}

const REASON_IDS: Readonly<Record<string, number>> = {
  SIZE_TOO_SMALL: 1,
  SIZE_TOO_LARGE: 2,
  UNWANTED: 3,
  DEFECTIVE: 4,
  STYLE: 5,
  COLOR: 6,
};

function sentence(name: string): string {
  const words = name.toLowerCase().replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
