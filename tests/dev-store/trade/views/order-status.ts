import type { OrderBalance } from "../log/balance";
import { currentTotalMinor } from "../log/balance";
import type { OrderEvents } from "../log/events";

/** Order.displayFinancialStatus by what was received, given back and is still due. */
export function financialStatus(balance: OrderBalance, events: OrderEvents): string {
  const received = balance.receivedMinor;
  const refunded = balance.refundedMinor;
  const wasPaid = events.some((event) => event.type === "paid");
  if (!wasPaid) return balance.cancelledAt === null ? "PENDING" : "VOIDED";
  if (received > 0 && refunded >= received) return "REFUNDED";
  if (refunded > 0) return "PARTIALLY_REFUNDED";
  return received < currentTotalMinor(balance) ? "PARTIALLY_PAID" : "PAID";
}

/** Order.displayFulfillmentStatus by units sent of those still on the order. */
export function fulfillmentStatus(balance: OrderBalance): string {
  let sent = 0;
  let open = 0;
  for (const line of balance.lines.values()) {
    if (line.line.kind === "tip") continue;
    sent += line.fulfilled;
    open += Math.max(0, line.current - line.fulfilled);
  }
  if (open > 0) return sent > 0 ? "PARTIALLY_FULFILLED" : "UNFULFILLED";
  // Everything that was not sent is off the order again.
  return sent > 0 ? "FULFILLED" : balance.cancelledAt === null ? "FULFILLED" : "UNFULFILLED";
}

/** Order.returnStatus: of its returns, whether one is still open. */
export function returnStatus(events: OrderEvents): string {
  let opened = 0;
  let closed = 0;
  for (const event of events) {
    if (event.type !== "returned") continue;
    if (event.phase === "opened") opened += 1;
    else closed += 1;
  }
  if (opened === 0) return "NO_RETURN";
  return closed < opened ? "IN_PROGRESS" : "RETURNED";
}

/** When the order was closed: cancelled, or all of it paid and sent. Null while it is open. */
export function closedAt(balance: OrderBalance, events: OrderEvents): number | null {
  if (balance.cancelledAt !== null) return balance.cancelledAt;
  const status = financialStatus(balance, events);
  if (status === "PENDING" || status === "PARTIALLY_PAID") return null;
  if (fulfillmentStatus(balance) !== "FULFILLED" || returnStatus(events) === "IN_PROGRESS") {
    return null;
  }
  let at = events[0].at;
  for (const event of events) {
    if (event.type !== "deleted" && event.type !== "relabelled") at = Math.max(at, event.at);
  }
  return at;
}
