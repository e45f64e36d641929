import type { ExportedCustomer, ExportedInstant, ExportedOrder } from "../exports/types";
import type { ImportedTrade } from "../trade";
import type { CatalogueProduct } from "../world/types";
import { numberCustomers } from "./customers";
import type { Findings } from "./findings";
import { createVariantLookup } from "./find-variant";
import type { Tie } from "./find-variant";
import type { GiftCardHint } from "./gift-cards";
import { inspectOrders, noteGiftCards, noteOrders } from "./inspect-orders";
import { createOrderBook } from "./order-book";
import { readOrderFacts } from "./order-facts";
import { readMoney } from "./order-money";
import { createImportedPast } from "./past";

/** Shopify takes 500 lines an order; ids leave room for that and all that can happen to them. */
const MOST_LINES = 600;

export interface OrdersReading {
  currency: string;
  /** Given, or null: as most orders have it. */
  taxesIncluded: boolean | null;
  instantOf: (instant: ExportedInstant) => number;
  /** Epoch ms: orders placed later are not seen. */
  observedUntil: number | null;
  locationId: number | null;
  /** Whether the products file says which products are gift cards. */
  tellsGiftCards: boolean;
  /** Since when (epoch ms) customers without orders are there; not after the first order. */
  beginning: number;
}

/** The past that the orders and customers files tell; `products` are those of the products file. */
export function importOrders(
  orders: readonly ExportedOrder[] | null,
  customers: readonly ExportedCustomer[] | null,
  products: readonly CatalogueProduct[],
  reading: OrdersReading,
  findings: Findings,
): ImportedTrade & { taxesIncluded: boolean } {
  const { currency, instantOf } = reading;
  const until = reading.observedUntil ?? Infinity;
  const seen = sortByTime(orders ?? [], instantOf).filter(({ order, at }) => {
    if (at > until) return false;
    if (order.lines.length <= MOST_LINES) return true;
    const reason = `order ${order.name} has ${order.lines.length} lines, more than ${MOST_LINES}`;
    findings.reject("orders", order.line, reason);
    return false;
  });

  const ties = new Map<Tie, number>();
  const find = createVariantLookup(products, (tie) => ties.set(tie, (ties.get(tie) ?? 0) + 1));
  const hints = new Map<GiftCardHint, number>();
  const onHint = (hint: GiftCardHint) => void hints.set(hint, (hints.get(hint) ?? 0) + 1);
  const { tellsGiftCards } = reading;
  const factsReading = { currency, instantOf, find, tellsGiftCards, onHint };
  const book = createOrderBook();
  const votes = { included: 0, onTop: 0 };
  for (const { order } of seen) {
    const facts = readOrderFacts(order, factsReading);
    book.add(facts);
    const { taxesIncluded } = readMoney(facts);
    if (taxesIncluded !== null) votes[taxesIncluded ? "included" : "onTop"] += 1;
  }
  const taxesIncluded = reading.taxesIncluded ?? votes.included > votes.onTop;
  findings.assume(
    "Shop.taxesIncluded",
    taxesIncluded
      ? "Prices include tax, by the totals of most orders"
      : "Tax comes on top of prices, by the totals of most orders",
    reading.taxesIncluded === null ? (taxesIncluded ? votes.included : votes.onTop) : 0,
  );

  const numbered = numberCustomers(
    seen.map(({ order }) => order.customerKey ?? null),
    Float64Array.from(seen, ({ at }) => at),
    customers ?? [],
    reading.beginning,
  );
  if (orders) {
    const seenOrders = seen.map(({ order }) => order);
    noteOrders(seenOrders, ties, products.length > 0, findings);
    noteGiftCards(hints, findings);
  }
  findings.assume(
    "Customer.createdAt",
    "Not in an export: a customer is made with their first order",
    numbered.count - numbered.withoutOrders,
  );
  findings.assume(
    "Customer.createdAt",
    "Not in an export: a customer without orders is there from the first order on",
    numbered.withoutOrders,
  );
  const past = createImportedPast(
    {
      book,
      orderedAt: Float64Array.from(seen, ({ at }) => at),
      customers: numbered,
      taxesIncluded,
      currency,
      locationId: reading.locationId,
    },
    inspectOrders(findings),
  );
  return { past, traits: numbered.traits, taxesIncluded };
}

/** The oldest first. Exports list the newest first, so orders of one second are turned round as well. */
function sortByTime(
  orders: readonly ExportedOrder[],
  instantOf: (instant: ExportedInstant) => number,
): { order: ExportedOrder; at: number }[] {
  const timed = orders.map((order) => ({ order, at: instantOf(order.createdAt) }));
  const isNewestFirst = (timed[0]?.at ?? 0) > (timed[timed.length - 1]?.at ?? 0);
  if (isNewestFirst) timed.reverse();
  return timed.sort((a, b) => a.at - b.at);
}
