import { applyEvent, currentTotalMinor, readBalance } from "../trade/log/balance";
import { payment, refundEverything } from "../trade/log/changes";
import type { LaterEvent, OrderedEvent, OrderEvents } from "../trade/log/events";
import { bookRefund } from "./book-refund";
import type { OrderFacts } from "./order-facts";

const PAID = new Set(["paid", "refunded", "partially_refunded"]);
/** Where the export does not say how somebody paid. */
const UNKNOWN_GATEWAY = "unknown";

/** Whether money came in: by the time it did, by what the order is called, or since some went back. */
export function isPaid(facts: OrderFacts): boolean {
  return facts.paidAt !== null || PAID.has(facts.financialStatus ?? "") || facts.refundedMinor > 0;
}

/** Whether a cancellation takes the sale off: nothing was paid, so nothing could be given back. */
export function isTakenOff(facts: OrderFacts): boolean {
  return facts.cancelledAt !== null && !isPaid(facts);
}

/** What happened to an order that was placed, by the times that its export gives. */
export function tellExported(
  facts: OrderFacts,
  ordered: OrderedEvent,
  nextId: () => number,
): OrderEvents {
  const gateway = facts.gateway ?? UNKNOWN_GATEWAY;
  const balance = readBalance([ordered]);
  const worth = currentTotalMinor(balance);
  const later: LaterEvent[] = [];
  const tell = (event: LaterEvent) => {
    later.push(event);
    applyEvent(balance, event);
  };
  // An event cannot come before its order: drafts may be paid before they are orders.
  const after = (at: number | null) => Math.max(facts.at, at ?? facts.at);

  if (isPaid(facts)) {
    const amount = Math.max(worth, facts.refundedMinor);
    tell(payment(after(facts.paidAt), amount, gateway, nextId));
  }
  if (facts.refundedMinor > 0) {
    tell(bookRefund(balance, facts.refundedMinor, facts.at, gateway, nextId));
  }
  const sent = facts.lines.flatMap(({ isSent, quantity }, i) =>
    isSent ? [{ lineId: (ordered.lines[i] as { lineId: number }).lineId, quantity }] : [],
  );
  if (sent.length > 0) {
    tell({
      type: "fulfilled",
      at: after(facts.fulfilledAt),
      fulfillmentId: nextId(),
      lines: sent,
      trackingCompany: null,
    });
  }
  if (facts.cancelledAt !== null) {
    const at = after(facts.cancelledAt);
    tell({ type: "cancelled", at, reason: "OTHER", staffNote: null });
    if (isTakenOff(facts)) {
      const note = "Order canceled";
      tell(refundEverything(balance, { at, gateway, note, restock: "CANCEL" }, nextId));
    }
  }
  // Stable: what happened at one time stays in the order told.
  return [ordered, ...later.sort((a, b) => a.at - b.at)];
}
