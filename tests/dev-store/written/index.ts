import type { CatalogueSource } from "../catalogue/source";
import type { Taxonomy } from "../catalogue/taxonomy";
import type { ImportedTrade } from "../trade";
import type { AbandonedCheckouts } from "../trade/generate/abandoned";
import { headerOf, type Past } from "../trade/log/event-log";
import type { StoreSettings } from "../world/types";
import { variantsBySku, writtenCatalogue } from "./products";
import { instantOf, tellWritten, toLine } from "./tell-order";
import type { WrittenStore } from "./types";

/** A store of orders that were written down one by one. */
export function readWritten(
  store: WrittenStore,
  settings: StoreSettings,
  taxonomy: Taxonomy,
): { catalogue: CatalogueSource; trade: ImportedTrade } {
  const beginning = settings.openedAt ?? instantOf(store.orders[0]?.placed ?? "");
  return {
    catalogue: writtenCatalogue(store, beginning, taxonomy),
    trade: {
      past: writtenPast(store, settings.currency, beginning),
      traits: {
        state: () => "DISABLED",
        marketing: () => null,
        acceptsMarketing: () => false,
        tags: () => [],
        hasOptedOutOfSale: () => false,
        hasVerifiedEmail: () => false,
      },
      checkouts: writtenCheckouts(store),
    },
  };
}

function writtenPast(store: WrittenStore, currency: string, beginning: number): Past {
  const variants = variantsBySku(store);
  const orders = store.orders.map((written, order) => {
    const presentment = written.presentment ?? { currency, rate: 1 };
    return tellWritten({ ...written, presentment }, order, variants);
  });
  const times = orders.map(([ordered]) => ordered.at);
  const unsorted = times.findIndex((at, order) => at < (times[order - 1] ?? -Infinity));
  if (unsorted >= 0)
    throw new RangeError(`order ${unsorted} came before the one written before it`);
  const headers = orders.map(headerOf);
  const eventsOf = (order: number) => {
    const events = orders[order];
    if (!events) throw new RangeError(`no order ${order}`);
    return events;
  };
  return {
    orderCount: orders.length,
    events: eventsOf,
    header(order) {
      const header = headers[order];
      if (!header) throw new RangeError(`no order ${order}`);
      return header;
    },
    eventCount: (order) => eventsOf(order).length,
    customerCount: store.customers,
    customer: () => ({ createdAt: beginning, countryCode: "US", provinceCode: null }),
    ordersOf: (customer) =>
      headers.flatMap((header, order) => (header.customer === customer ? [order] : [])),
    merges: (store.merges ?? []).map(({ from, into, at }) => ({
      type: "customers merged",
      from,
      into,
      at: instantOf(at),
    })),
    tailMs: Math.max(0, ...headers.map(({ at, updatedAt }) => updatedAt - at)),
  };
}

function writtenCheckouts(store: WrittenStore): AbandonedCheckouts {
  const variants = variantsBySku(store);
  const facts = (store.checkouts ?? []).map(({ begun, completed, customer, lines }) => {
    const at = instantOf(begun);
    const completedAt = completed === undefined ? null : instantOf(completed);
    return {
      at,
      completedAt,
      updatedAt: completedAt ?? at,
      customer,
      place: { countryCode: "US", provinceCode: null },
      lines: lines.map((line) => toLine(line, (number) => number, variants)),
      discountCodes: [],
    };
  });
  const read = (checkout: number) => {
    const fact = facts[checkout];
    if (!fact) throw new RangeError(`no checkout ${checkout}`);
    return fact;
  };
  return { count: facts.length, startedAt: (n) => read(n).at, read, times: read };
}
