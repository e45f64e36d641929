import type {
  Catalogue,
  Change,
  Clock,
  Resource,
  StoreSettings,
  UserError,
} from "../../world/types";
import type { Calendar } from "../generate/calendar";
import { readBalance } from "../log/balance";
import type { OrderBalance } from "../log/balance";
import { continueIds } from "../log/changes";
import type { OrderEvents } from "../log/events";
import { customerId, orderId, orderIndex } from "../log/ids";
import type { EventLog } from "../log/log";
import { openOrder } from "../views/order-context";
import type { ViewSource } from "../views/order-context";
import { customerPayload, orderPayload } from "../views/rest";

/** What commands work with. */
export interface CommandContext {
  settings: StoreSettings;
  clock: Clock;
  catalogue: Catalogue;
  calendar: Pick<Calendar, "time" | "promotionOn">;
  log: EventLog;
  source: ViewSource;
  /** Profiles as they are shown. */
  customers: Resource;
  emit: (change: Change) => void;
}

/** An order that a command is about to change. */
export interface OpenedOrder {
  order: number;
  events: OrderEvents;
  balance: OrderBalance;
  nextId: () => number;
  /** The clock's now, in whole seconds, never before the order's last event. */
  at: number;
}

export function userError(field: string[] | null, message: string, code?: string): UserError {
  return code ? { field, message, code } : { field, message };
}

/** The order behind an id, or the error that it does not exist. */
export function openForChange(
  context: CommandContext,
  id: number,
): { opened: OpenedOrder; errors: [] } | { opened: null; errors: UserError[] } {
  const order = orderIndex(id);
  if (
    order === null ||
    order >= context.log.orderCount() ||
    context.log.header(order).deletedAt !== null
  ) {
    return { opened: null, errors: [userError(["orderId"], "Order does not exist", "NOT_FOUND")] };
  }
  const events = context.log.events(order);
  const last = events[events.length - 1] ?? events[0];
  return {
    opened: {
      order,
      events,
      balance: readBalance(events),
      nextId: continueIds(order, events),
      at: Math.max(last.at, nowOf(context)),
    },
    errors: [],
  };
}

export function nowOf(context: CommandContext): number {
  return Math.floor(context.clock() / 1000) * 1000;
}

/** Fires a topic with the order as it now is. */
export function emitOrder(context: CommandContext, topic: string, order: number, at: number): void {
  const payload = orderPayload(openOrder(context.source, order));
  context.emit({ topic, resource: "orders", id: orderId(order), at, payload });
}

/** Fires customers/update for the order's customer, whose counts have changed. */
export function emitCustomerOf(context: CommandContext, order: number, at: number): void {
  const { customer } = context.log.header(order);
  if (customer === null) return;
  emitCustomer(context, context.log.survivor(customer), at);
}

/** Fires customers/update for a profile that has just changed. */
export function emitCustomer(context: CommandContext, customer: number, at: number): void {
  context.emit({
    topic: "customers/update",
    resource: "customers",
    id: customerId(customer),
    at,
    payload: customerPayload(context.source, customer, at),
  });
}
