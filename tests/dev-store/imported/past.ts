import type { Past } from "../trade/log/event-log";
import { idCounter } from "../trade/log/changes";
import { currentTotalMinor, readBalance } from "../trade/log/balance";
import type { OrderEvents } from "../trade/log/events";
import { FIRST_ORDER_NUMBER } from "../trade/log/ids";
import type { ImportedCustomers } from "./customers";
import type { OrderBook } from "./order-book";
import type { OrderFacts } from "./order-facts";
import { readMoney } from "./order-money";
import type { OrderMoney } from "./order-money";
import { channelOf, placeExported } from "./price-order";
import { tellExported } from "./tell-order";

export interface ImportedOrders {
  /** Facts of orders by time, the oldest first. */
  book: OrderBook;
  /** Epoch ms, ascending. */
  orderedAt: Float64Array;
  customers: ImportedCustomers;
  taxesIncluded: boolean;
  currency: string;
  locationId: number | null;
}

/** An order as it was read, with what was made of it: for counting which rules were used. */
export type Inspect = (facts: OrderFacts, money: OrderMoney, worthMinor: number) => void;

/**
 * The past that a merchant's exports tell. An order's events are worked out from its facts whenever
 * they are asked for; kept are its name and a few times.
 */
export function createImportedPast(imported: ImportedOrders, inspect: Inspect): Past {
  const { book, orderedAt, customers, currency, locationId } = imported;
  const orderCount = orderedAt.length;
  const names: string[] = [];
  const numbers = new Float64Array(orderCount);
  const updatedAt = new Float64Array(orderCount);
  const cancelledAt = new Map<number, number>();
  const sources: (string | null)[] = [];
  let lastNumber = FIRST_ORDER_NUMBER - 1;
  let tailMs = 0;
  const eventCounts = new Uint8Array(orderCount);
  const places = new Map<number, { countryCode: string | null; provinceCode: string | null }>();

  function tell(order: number, facts: OrderFacts, money: OrderMoney): OrderEvents {
    const nextId = idCounter(order);
    const buyer = customers.ofOrder[order] as number;
    const placing = {
      number: numbers[order] as number,
      customer: buyer < 0 ? null : buyer,
      taxesIncluded: money.taxesIncluded ?? imported.taxesIncluded,
      currency,
      locationId,
    };
    return tellExported(facts, placeExported(facts, money, placing, nextId), nextId);
  }

  for (let order = 0; order < orderCount; order++) {
    const facts = book.read(order);
    const number = numberIn(facts.name) ?? FIRST_ORDER_NUMBER + order;
    names.push(facts.name);
    numbers[order] = number;
    lastNumber = Math.max(lastNumber, number);
    sources.push(facts.source);
    const money = readMoney(facts);
    const events = tell(order, facts, money);
    inspect(facts, money, currentTotalMinor(readBalance([events[0]])));
    const last = (events[events.length - 1] ?? events[0]).at;
    updatedAt[order] = last;
    tailMs = Math.max(tailMs, last - facts.at);
    eventCounts[order] = events.length;
    if (facts.cancelledAt !== null) {
      cancelledAt.set(order, Math.max(facts.at, facts.cancelledAt));
    }
    const buyer = customers.ofOrder[order] as number;
    if (buyer >= 0 && customers.orders[customers.offsets[buyer] as number] === order) {
      const { countryCode, provinceCode } = facts;
      if (countryCode !== null) places.set(buyer, { countryCode, provinceCode });
    }
  }

  return {
    orderCount,
    tailMs,
    labels: {
      lastNumber,
      of: (order) => ({ name: names[order] as string, number: numbers[order] as number }),
    },
    header(order) {
      const buyer = customers.ofOrder[order] as number;
      const at = orderedAt[order] as number;
      const source = sources[order] as string | null;
      return {
        at,
        processedAt: at,
        customer: buyer < 0 ? null : buyer,
        channel: channelOf(source),
        sourceName: source,
        test: false,
        cancelledAt: cancelledAt.get(order) ?? null,
        deletedAt: null,
        updatedAt: updatedAt[order] as number,
        isPlain: false,
      };
    },
    events(order) {
      const facts = book.read(order);
      return tell(order, facts, readMoney(facts));
    },
    eventCount: (order) => eventCounts[order] as number,
    customerCount: customers.count,
    customer: (customer) => ({
      createdAt: customers.since[customer] as number,
      ...(places.get(customer) ?? { countryCode: null, provinceCode: null }),
    }),
    ordersOf: (customer) =>
      Array.from(
        customers.orders.subarray(
          customers.offsets[customer] as number,
          customers.offsets[customer + 1] as number,
        ),
      ),
    merges: [],
  };
}

/** The number in an order's name: "#1001" and "EU-1001A" are 1001. Shopify's numbers are 32 bits. */
function numberIn(name: string): number | null {
  const digits = /(\d+)\D*$/.exec(name)?.[1];
  const number = Number(digits ?? NaN);
  return Number.isInteger(number) && number < 2 ** 31 ? number : null;
}
