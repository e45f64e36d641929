import type {
  AdjustmentFact,
  EditedEvent,
  LineFact,
  OrderedEvent,
  OrderEvents,
  PaidEvent,
  RefundedEvent,
  ReversalFact,
  TaxFact,
  TransactionFact,
} from "./events";
import { currentTotalMinor, shareOf, sumTaxes, withTax } from "./balance";
import type { OrderBalance } from "./balance";
import { partId, partNumber } from "./ids";

/** Gives out an order's ids one after the other, beginning with its n-th. */
export function idCounter(order: number, first = 0): () => number {
  let next = first;
  return () => partId(order, next++);
}

/** A counter that goes on where the order's events left off. */
export function continueIds(order: number, events: OrderEvents): () => number {
  let last = -1;
  const see = (id: number) => (last = Math.max(last, partNumber(order, id)));
  for (const event of events) forEachId(event, see);
  return idCounter(order, last + 1);
}

/** Money that can still be given back. */
export function refundableMinor(balance: OrderBalance): number {
  return Math.max(0, balance.receivedMinor - balance.refundedMinor);
}

/** What the customer still owes (negative: is owed). */
export function outstandingMinor(balance: OrderBalance): number {
  return currentTotalMinor(balance) - (balance.receivedMinor - balance.refundedMinor);
}

/** A payment; of an order that costs nothing it has no transaction. */
export function payment(
  at: number,
  amountMinor: number,
  gateway: string,
  nextId: () => number,
): PaidEvent {
  const transactions: TransactionFact[] =
    amountMinor > 0 ? [{ transactionId: nextId(), kind: "SALE", gateway, amountMinor }] : [];
  return { type: "paid", at, transactions };
}

export interface RefundRequest {
  at: number;
  gateway: string;
  note: string | null;
  returnId?: number | null;
  reversals?: readonly ReversalFact[];
  returned?: readonly ReversalFact[];
  restock?: RefundedEvent["restock"];
  shipping?: RefundedEvent["shipping"];
  duties?: RefundedEvent["duties"];
  fees?: RefundedEvent["fees"];
  adjustments?: readonly AdjustmentFact[];
  /** Fees of the return that are kept from the money. */
  keptMinor?: number;
}

/** A refund of given parts: its money is their value with the adjustments, as far as anything was paid. */
export function refund(
  balance: OrderBalance,
  request: RefundRequest,
  nextId: () => number,
): RefundedEvent {
  const refundId = nextId();
  const goods = [...(request.reversals ?? []), ...(request.returned ?? [])];
  let value = -(request.keptMinor ?? 0);
  for (const part of goods) value += withTax(balance, part);
  for (const part of request.shipping ?? []) value += withTax(balance, part);
  for (const part of request.duties ?? []) value += part.amountMinor;
  for (const part of request.fees ?? []) value += part.amountMinor + sumTaxes(part.taxes);
  for (const part of request.adjustments ?? []) value -= part.amountMinor;
  const money = Math.min(Math.max(0, value), refundableMinor(balance));
  return {
    type: "refunded",
    at: request.at,
    refundId,
    returnId: request.returnId ?? null,
    note: request.note,
    reversals: request.reversals ?? [],
    returned: request.returned ?? [],
    restock: request.restock ?? "RETURN",
    shipping: request.shipping ?? [],
    duties: request.duties ?? [],
    fees: request.fees ?? [],
    adjustments: request.adjustments ?? [],
    transactions:
      money > 0
        ? [
            {
              transactionId: nextId(),
              kind: "REFUND",
              gateway: request.gateway,
              amountMinor: money,
            },
          ]
        : [],
  };
}

/** Takes everything off an order that is still on it; earlier discrepancies are balanced to nothing. */
export function refundEverything(
  balance: OrderBalance,
  request: Pick<RefundRequest, "at" | "gateway" | "note" | "restock">,
  nextId: () => number,
): RefundedEvent {
  const lines = [...balance.lines.values()].filter((line) => line.current > 0);
  const event = refund(
    balance,
    {
      ...request,
      reversals: lines.map((line) => shareOf(line, line.current)),
      shipping: [...balance.shipping.values()]
        .filter((line) => line.subtotalMinor !== 0 || sumTaxes(line.taxes) !== 0)
        .map(({ line, subtotalMinor, taxes }) => ({
          shippingLineId: line.shippingLineId,
          subtotalMinor,
          taxes: taxes.map((tax) => ({ ...tax })),
        })),
      duties: [...balance.duties]
        .filter(([, amountMinor]) => amountMinor !== 0)
        .map(([dutyId, amountMinor]) => ({ dutyId, amountMinor })),
      fees: [...balance.fees]
        .filter(([, fee]) => fee.amountMinor !== 0)
        .map(([feeId, fee]) => ({
          feeId,
          amountMinor: fee.amountMinor,
          taxes: fee.taxes.map((tax) => ({ ...tax })),
        })),
      adjustments:
        balance.adjustmentsMinor === 0
          ? []
          : [
              {
                adjustmentId: nextId(),
                reason: "FULL_RETURN_BALANCING_ADJUSTMENT",
                amountMinor: -balance.adjustmentsMinor,
              },
            ],
    },
    nextId,
  );
  return event;
}

/** An edit that touches nothing but what is given. */
export function edit(at: number, parts: Partial<Omit<EditedEvent, "type" | "at">>): EditedEvent {
  return {
    type: "edited",
    at,
    note: null,
    added: [],
    increased: [],
    removed: [],
    repriced: [],
    ...parts,
  };
}

/** The tax rates a line was sold with, for units added later. */
export function ratesOf(line: LineFact): { title: string; rate: number }[] {
  return line.taxes.map(({ title, rate }: TaxFact) => ({ title, rate }));
}

/** Where an order's money came from: refunds go back the same way. */
export function gatewayOf(events: OrderEvents): string {
  for (const event of events) {
    const last = event.type === "paid" ? event.transactions[event.transactions.length - 1] : null;
    if (last) return last.gateway;
  }
  return defaultGateway(events[0]);
}

/** Gateways of an order's payments, one for each. */
export function gatewaysOf(events: OrderEvents): string[] {
  return events.flatMap((event) =>
    event.type === "paid" ? event.transactions.map(({ gateway }) => gateway) : [],
  );
}

/** How a channel is usually paid. */
export function defaultGateway(ordered: Pick<OrderedEvent, "channel" | "test">): string {
  if (ordered.test) return "bogus";
  if (ordered.channel === "draft") return "Bank Deposit";
  return ordered.channel === "pos" ? "cash" : "shopify_payments";
}

function forEachId(event: OrderEvents[number], see: (id: number) => void): void {
  switch (event.type) {
    case "ordered":
      for (const line of event.lines) see(line.lineId);
      for (const line of event.shipping) see(line.shippingLineId);
      for (const duty of event.duties) see(duty.dutyId);
      for (const fee of event.fees) see(fee.feeId);
      return;
    case "edited":
      for (const line of event.added) see(line.lineId);
      return;
    case "paid":
      for (const transaction of event.transactions) see(transaction.transactionId);
      return;
    case "fulfilled":
      see(event.fulfillmentId);
      return;
    case "returned":
      see(event.returnId);
      if (event.restockingFee) see(event.restockingFee.feeId);
      return;
    case "refunded":
      see(event.refundId);
      for (const adjustment of event.adjustments) see(adjustment.adjustmentId);
      for (const transaction of event.transactions) see(transaction.transactionId);
      return;
    case "adjusted":
      for (const adjustment of event.adjustments) see(adjustment.adjustmentId);
      for (const transaction of event.transactions) see(transaction.transactionId);
      return;
    case "cancelled":
    case "relabelled":
    case "deleted":
  }
}
