import type {
  CustomersMergedEvent,
  CustomerTaggedEvent,
  LaterEvent,
  OrderedEvent,
  OrderEvents,
} from "./events";
import { FIRST_ORDER_NUMBER } from "./ids";
import { orderName } from "./labels";
import type { CustomerHeader, EventLog, OrderHeader, OrderLabel } from "./log";

/** What the log needs of a past, generated or imported. */
export interface Past {
  orderCount: number;
  header(order: number): OrderHeader;
  events(order: number): OrderEvents;
  /** How many events an order has, without working them out. */
  eventCount(order: number): number;
  customerCount: number;
  customer(customer: number): Omit<CustomerHeader, "mergedAt" | "tagged">;
  /** As bought, before merges; oldest first. */
  ordersOf(customer: number): readonly number[];
  merges: readonly CustomersMergedEvent[];
  tailMs: number;
  /** Absent: orders are called "#" and their number, and numbers follow the position. */
  labels?: {
    of(order: number): OrderLabel;
    /** The highest number there is. */
    lastNumber: number;
  };
}

/** Events kept at hand: a page of orders is asked for field by field. More would only cost memory. */
const KEPT = 256;

/** The log over a generated past: appended events live beside it, in memory. */
export function createEventLog(past: Past): EventLog {
  const appended = new Map<number, LaterEvent[]>();
  const placed: OrderedEvent[] = [];
  const placedByCustomer = new Map<number, number[]>();
  const recent = new Map<number, OrderEvents>();
  const changedHeaders = new Map<number, OrderHeader>();
  const mergedInto = new Map<number, number>();
  const mergedFrom = new Map<number, number[]>();
  const mergedAt = new Map<number, number>();
  const tagged = new Map<number, CustomerTaggedEvent>();
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

  function readEvents(order: number): OrderEvents {
    const later = appended.get(order);
    const base = baseEvents(order);
    return later ? [...base, ...later] : base;
  }

  function events(order: number): OrderEvents {
    const known = recent.get(order);
    if (known) return known;
    const all = readEvents(order);
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
    const own = customer < past.customerCount ? past.ordersOf(customer) : [];
    const placedLater = placedByCustomer.get(customer);
    const taken = mergedFrom.get(customer);
    const all = placedLater || taken ? [...own, ...(placedLater ?? [])] : own;
    if (!taken) return sortBySale(all);
    return sortBySale([...all, ...taken.flatMap((from) => ordersOf(from))]);
  }

  // Orders come in the order of the log, which is that of the sales but for a few imported ones.
  function sortBySale(orders: readonly number[]): readonly number[] {
    if (orders.length < 2) return orders;
    const times = orders.map((order) => header(order).processedAt);
    let isSorted = true;
    for (let i = 1; i < orders.length && isSorted; i++) {
      const step = (times[i] as number) - (times[i - 1] as number);
      isSorted = step > 0 || (step === 0 && (orders[i] as number) > (orders[i - 1] as number));
    }
    if (isSorted) return orders;
    const sales = orders.map((order, i) => ({ order, at: times[i] as number }));
    return sales.sort((a, b) => a.at - b.at || a.order - b.order).map(({ order }) => order);
  }

  function header(order: number): OrderHeader {
    if (!appended.has(order) && order < past.orderCount) return past.header(order);
    let known = changedHeaders.get(order);
    if (!known) changedHeaders.set(order, (known = headerOf(readEvents(order))));
    return known;
  }

  return {
    generatedCount: past.orderCount,
    tailMs: past.tailMs,
    orderCount: () => past.orderCount + placed.length,
    header,
    events,
    passingEvents: (order) => recent.get(order) ?? readEvents(order),
    label(order) {
      const own = placed[order - past.orderCount];
      if (own) return { name: orderName(own), number: own.number };
      const number = FIRST_ORDER_NUMBER + order;
      return past.labels?.of(order) ?? { name: orderName({ number }), number };
    },
    nextNumber: () =>
      (past.labels ? past.labels.lastNumber + 1 : FIRST_ORDER_NUMBER + past.orderCount) +
      placed.length,
    customerCount: () => past.customerCount,
    customer: (customer) => ({
      ...past.customer(customer),
      mergedAt: mergedAt.get(customer) ?? null,
      tagged: tagged.get(customer) ?? null,
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
    isTouched: (order) => order >= past.orderCount || appended.has(order),
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
      changedHeaders.delete(order);
      version += more.length;
    },
    appendMerge(from, into, at) {
      noteMerge({ type: "customers merged", from, into, at });
      version += 1;
    },
    appendCustomerTags(customer, tags, at) {
      tagged.set(customer, { type: "customer tagged", at, customer, tags });
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
  const { at, processedAt, customer, channel, sourceName, test } = ordered;
  const updatedAt = (events[events.length - 1] ?? ordered).at;
  return {
    at,
    processedAt,
    customer,
    channel,
    ...(sourceName === undefined ? {} : { sourceName }),
    test,
    cancelledAt,
    deletedAt,
    updatedAt,
    isPlain: false,
  };
}
