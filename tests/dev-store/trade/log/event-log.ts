import type { CustomersMergedEvent, LaterEvent, OrderedEvent, OrderEvents } from "./events";
import type { CustomerHeader, EventLog, OrderHeader } from "./log";

/** What the log needs of a generated past. */
export interface Past {
  orderCount: number;
  header(order: number): OrderHeader;
  events(order: number): OrderEvents;
  /** How many events an order has, without working them out. */
  eventCount(order: number): number;
  customerCount: number;
  customer(customer: number): Omit<CustomerHeader, "mergedAt">;
  /** As bought, before merges; oldest first. */
  ordersOf(customer: number): readonly number[];
  merges: readonly CustomersMergedEvent[];
  tailMs: number;
}

/** Events kept at hand; a page of orders is asked for field by field. */
const KEPT = 1024;

/** The log over a generated past: appended events live beside it, in memory. */
export function createEventLog(past: Past): EventLog {
  const appended = new Map<number, LaterEvent[]>();
  const placed: OrderedEvent[] = [];
  const placedByCustomer = new Map<number, number[]>();
  const recent = new Map<number, OrderEvents>();
  const mergedInto = new Map<number, number>();
  const mergedFrom = new Map<number, number[]>();
  const mergedAt = new Map<number, number>();
  let version = 0;
  let pastEvents: number | null = null;
  for (const merge of past.merges) noteMerge(merge);

  function noteMerge({ from, into, at }: CustomersMergedEvent): void {
    mergedInto.set(from, into);
    mergedFrom.set(into, [...(mergedFrom.get(into) ?? []), from]);
    mergedAt.set(from, at);
    mergedAt.set(into, at);
  }

  function baseEvents(order: number): OrderEvents {
    const own = placed[order - past.orderCount];
    return own ? [own] : past.events(order);
  }

  function events(order: number): OrderEvents {
    const known = recent.get(order);
    if (known) return known;
    const later = appended.get(order);
    const base = baseEvents(order);
    const all: OrderEvents = later ? [...base, ...later] : base;
    if (recent.size >= KEPT) recent.delete(recent.keys().next().value as number);
    recent.set(order, all);
    return all;
  }

  function survivor(customer: number): number {
    let current = customer;
    for (let next = mergedInto.get(current); next !== undefined; next = mergedInto.get(current)) {
      current = next;
    }
    return current;
  }

  function ordersOf(customer: number): readonly number[] {
    const own = [
      ...(customer < past.customerCount ? past.ordersOf(customer) : []),
      ...(placedByCustomer.get(customer) ?? []),
    ];
    for (const from of mergedFrom.get(customer) ?? []) own.push(...ordersOf(from));
    return own.length < 2 ? own : sortBySale(own);
  }

  function sortBySale(orders: number[]): number[] {
    const times = new Map(orders.map((order) => [order, header(order).processedAt]));
    return orders.sort((a, b) => (times.get(a) ?? 0) - (times.get(b) ?? 0) || a - b);
  }

  function header(order: number): OrderHeader {
    return appended.has(order) || order >= past.orderCount
      ? headerOf(events(order))
      : past.header(order);
  }

  return {
    generatedCount: past.orderCount,
    tailMs: past.tailMs,
    orderCount: () => past.orderCount + placed.length,
    header,
    events,
    customerCount: () => past.customerCount,
    customer: (customer) => ({
      ...past.customer(customer),
      mergedAt: mergedAt.get(customer) ?? null,
    }),
    survivor,
    ordersOf,
    version: () => version,
    eventCount() {
      if (pastEvents === null) {
        pastEvents = 0;
        for (let order = 0; order < past.orderCount; order++) pastEvents += past.eventCount(order);
      }
      return pastEvents + version;
    },
    *touchedOrders() {
      yield* appended.keys();
      for (let i = 0; i < placed.length; i++) {
        const order = past.orderCount + i;
        if (!appended.has(order)) yield order;
      }
    },
    appendOrder(event) {
      const order = past.orderCount + placed.length;
      placed.push(event);
      if (event.customer !== null) {
        const mine = placedByCustomer.get(event.customer) ?? [];
        placedByCustomer.set(event.customer, [...mine, order]);
      }
      version += 1;
      return order;
    },
    append(order, ...more) {
      appended.set(order, [...(appended.get(order) ?? []), ...more]);
      recent.delete(order);
      version += more.length;
    },
    appendMerge(from, into, at) {
      noteMerge({ type: "customers merged", from, into, at });
      version += 1;
    },
  };
}

/** A header read off the events themselves. */
export function headerOf(events: OrderEvents): OrderHeader {
  const [ordered] = events;
  let cancelledAt: number | null = null;
  let deletedAt: number | null = null;
  for (const event of events) {
    if (event.type === "cancelled") cancelledAt = event.at;
    if (event.type === "deleted") deletedAt = event.at;
  }
  const { at, processedAt, customer, channel, test } = ordered;
  const updatedAt = (events[events.length - 1] ?? ordered).at;
  return { at, processedAt, customer, channel, test, cancelledAt, deletedAt, updatedAt };
}
