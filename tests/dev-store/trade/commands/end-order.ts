import type { UserError } from "../../world/types";
import { gatewayOf, refundEverything } from "../log/changes";
import { orderId } from "../log/ids";
import { emitCustomerOf, emitOrder, openForChange, userError } from "./context";
import type { CommandContext } from "./context";
import { emitRefund, restock } from "./refund-order";

/**
 * Cancels an order. With a refund, or where nothing had been paid, everything still on it goes off
 * the books today; without one, a paid order keeps its sales.
 */
export function cancelOrder(
  context: CommandContext,
  id: number,
  { refund }: { refund: boolean },
): UserError[] {
  const { opened, errors } = openForChange(context, id);
  if (!opened) return errors;
  const { order, events, balance, at, nextId } = opened;
  if (balance.cancelledAt !== null) {
    return [userError(["orderId"], "Order has already been canceled", "INVALID")];
  }
  context.log.append(order, { type: "cancelled", at, reason: "OTHER", staffNote: null });
  if (refund || balance.receivedMinor === 0) {
    const gateway = gatewayOf(events);
    const event = refundEverything(
      balance,
      { at, gateway, note: "Order canceled", restock: "CANCEL" },
      nextId,
    );
    context.log.append(order, event);
    restock(context, balance, event.reversals);
    emitRefund(context, order, event);
  }
  emitOrder(context, "orders/cancelled", order, at);
  emitOrder(context, "orders/updated", order, at);
  emitCustomerOf(context, order, at);
  return [];
}

/** Deletes an order: it vanishes from every list and every day of the reports. */
export function deleteOrder(context: CommandContext, id: number): UserError[] {
  const { opened, errors } = openForChange(context, id);
  if (!opened) return errors;
  const { order, at } = opened;
  context.log.append(order, { type: "deleted", at });
  context.emit({
    topic: "orders/delete",
    resource: "orders",
    id: orderId(order),
    at,
    payload: { id: orderId(order) },
  });
  emitCustomerOf(context, order, at);
  return [];
}
