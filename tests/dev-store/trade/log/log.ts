import type { LaterEvent, OrderedEvent, OrderEvents, SalesChannel } from "./events";

/** What can be known of an order without working out its lines and money. */
export interface OrderHeader {
  at: number;
  processedAt: number;
  customer: number | null;
  channel: SalesChannel;
  /** See OrderedEvent. */
  sourceName?: string | null;
  test: boolean;
  cancelledAt: number | null;
  deletedAt: number | null;
  /** Time of the last event. */
  updatedAt: number;
  /** Known to be paid and sent, once each, and nothing else: most orders. */
  isPlain: boolean;
}

export interface OrderLabel {
  /** e.g. "#1001" */
  name: string;
  number: number;
}

/** What can be known of a customer from the log alone. */
export interface CustomerHeader {
  createdAt: number;
  /** Time of a merge into or out of this profile, or null. */
  mergedAt: number | null;
  /** The last time somebody set the profile's tags, or null where nobody did. */
  tagged: { at: number; tags: readonly string[] } | null;
  /** null: not known. */
  countryCode: string | null;
  provinceCode: string | null;
}

/**
 * The event log: order by order, each addressed by its position (0 = the first ever). Most of it
 * is a pure function of the seed and is worked out on demand; appended events come after it.
 */
export interface EventLog {
  /** Orders ever placed, deleted ones included. */
  orderCount(): number;
  header(order: number): OrderHeader;
  events(order: number): OrderEvents;
  /** The same for a pass over the whole store, which would only push out what is kept at hand. */
  passingEvents(order: number): OrderEvents;
  /** What an order is called, without its events. */
  label(order: number): OrderLabel;
  /** The number that the next order placed gets. */
  nextNumber(): number;
  /** Customers ever created, merged-away ones included. */
  customerCount(): number;
  customer(customer: number): CustomerHeader;
  /** The profile that a customer's orders now belong to (itself, unless merged). */
  survivor(customer: number): number;
  /** Orders of a profile and of those merged into it, oldest sale first; deleted ones included. */
  ordersOf(customer: number): readonly number[];
  /** Events in all; the generated part is counted once, when first asked for. */
  eventCount(): number;
  /** Grows with every appended event. */
  version(): number;
  /** No event happens later than this after the order's sale, except on `touchedOrders`. */
  tailMs: number;
  /** Orders with appended events, or placed by a command. */
  touchedOrders(): Iterable<number>;
  isTouched(order: number): boolean;
  /** Last order (exclusive) that the generator made. */
  generatedCount: number;

  appendOrder(event: OrderedEvent): number;
  append(order: number, ...events: LaterEvent[]): void;
  appendMerge(from: number, into: number, at: number): void;
  appendCustomerTags(customer: number, tags: readonly string[], at: number): void;
}
