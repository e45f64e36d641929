import { sumTaxes } from "../log/balance";
import type {
  AdjustmentFact,
  RefundedEvent,
  ReturnedEvent,
  ReversalFact,
  TransactionFact,
} from "../log/events";
import { orderName } from "../log/labels";
import { formatInstant } from "../../world/shop-time";
import { fulfillmentLineFor } from "./fulfillments";
import { dutyNode, lineItemById, shippingLineNode } from "./lines";
import type { Node } from "./lines";
import { gid, ref } from "./order-context";
import type { OrderContext } from "./order-context";
import { transactionNode } from "./transactions";

/** Order.refunds: one per refund, with the adjustments that later events added to it. */
export function refundNodes(context: OrderContext): Node[] {
  return context.events.flatMap((event) =>
    event.type === "refunded" ? [nodeOf(context, event)] : [],
  );
}

export function refundNode(context: OrderContext, refundId: number): Node | null {
  for (const event of context.events) {
    if (event.type === "refunded" && event.refundId === refundId) return nodeOf(context, event);
  }
  return null;
}

function nodeOf(context: OrderContext, event: RefundedEvent): Node {
  const { purse } = context;
  const adjustments: AdjustmentFact[] = [...event.adjustments];
  const transactions: { at: number; fact: TransactionFact }[] = event.transactions.map((fact) => ({
    at: event.at,
    fact,
  }));
  let updatedAt = event.at;
  for (const later of context.events) {
    if (later.type !== "adjusted" || later.refundId !== event.refundId) continue;
    adjustments.push(...later.adjustments);
    transactions.push(...later.transactions.map((fact) => ({ at: later.at, fact })));
    updatedAt = later.at;
  }
  const money = transactions.reduce((total, { fact }) => total + fact.amountMinor, 0);
  const goods = [...event.reversals, ...event.returned];
  return {
    __typename: "Refund",
    id: gid("Refund", event.refundId),
    legacyResourceId: String(event.refundId),
    createdAt: formatInstant(event.at),
    processedAt: formatInstant(event.at),
    updatedAt: formatInstant(updatedAt),
    note: event.note ?? "",
    order: ref("orders", context.id),
    return: event.returnId === null ? null : () => returnNode(context, event.returnId as number),
    staffMember: null,
    totalRefundedSet: purse.bag(money),
    refundLineItems: () => goods.map((part, i) => refundLineItem(context, event, part, i)),
    refundShippingLines: event.shipping.map((part, i) => ({
      __typename: "RefundShippingLine",
      id: gid("RefundShippingLine", `${event.refundId}${i}`),
      subtotalAmountSet: purse.bag(part.subtotalMinor),
      taxAmountSet: purse.bag(sumTaxes(part.taxes)),
      shippingLine: () => {
        const line = context.balance.shipping.get(part.shippingLineId)?.line;
        return line ? shippingLineNode(context, line) : null;
      },
    })),
    duties: event.duties.map((part) => ({
      amountSet: purse.bag(part.amountMinor),
      originalDuty: dutyNode(context, part.dutyId),
    })),
    orderAdjustments: adjustments.map((adjustment) => ({
      __typename: "OrderAdjustment",
      id: gid("OrderAdjustment", adjustment.adjustmentId),
      reason: adjustment.reason,
      amountSet: purse.bag(adjustment.amountMinor),
      taxAmountSet: purse.bag(0),
    })),
    transactions: transactions.map(({ at, fact }) => transactionNode(context, at, fact)),
  };
}

function refundLineItem(
  context: OrderContext,
  event: RefundedEvent,
  part: ReversalFact,
  index: number,
): Node {
  const unit = context.balance.lines.get(part.lineId)?.line.unitPriceMinor ?? 0;
  return {
    id: gid("RefundLineItem", `${event.refundId}${index}`),
    quantity: part.quantity,
    restockType: event.restock,
    restocked: event.restock !== "NO_RESTOCK",
    location: null,
    priceSet: context.purse.bag(unit),
    subtotalSet: context.purse.bag(part.subtotalMinor),
    totalTaxSet: context.purse.bag(sumTaxes(part.taxes)),
    lineItem: () => lineItemById(context, part.lineId),
  };
}

/** Order.returns: opened and closed are one return. */
export function returnNodes(context: OrderContext): Node[] {
  return context.events.flatMap((event) =>
    event.type === "returned" && event.phase === "opened" ? [returnNodeOf(context, event)] : [],
  );
}

export function returnNode(context: OrderContext, returnId: number): Node | null {
  for (const event of context.events) {
    if (event.type === "returned" && event.phase === "opened" && event.returnId === returnId) {
      return returnNodeOf(context, event);
    }
  }
  return null;
}

function returnNodeOf(context: OrderContext, opened: ReturnedEvent): Node {
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
    name: `${orderName(context.ordered)}-R${all.indexOf(opened) + 1}`,
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
