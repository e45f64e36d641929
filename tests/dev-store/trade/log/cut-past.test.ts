import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StoreSettings, Trade, ViewNode } from "../../world/types";
import { createTrade } from "..";
import { createPast } from "../generate/past";
import { createFakeCatalogue } from "../testing/fake-catalogue";
import { NOON } from "../testing/small-store";
import { GENERATED_TRAITS } from "../views/customer-traits";
import { cutPast } from "./cut-past";
import { headerOf } from "./event-log";
import type { Past } from "./event-log";
import type { OrderEvents } from "./events";

const SETTINGS: StoreSettings = {
  shopDomain: "small.myshopify.com",
  shopName: "Small",
  shopId: 1,
  timezone: "America/New_York",
  currency: "USD",
  countryCode: "US",
  taxesIncluded: false,
  plan: "standard",
  weightUnit: "GRAMS",
  seed: 7,
  orders: 300,
  products: 40,
  historyDays: 200,
  until: NOON,
};
const DAY_MS = 86_400_000;
const { past: whole } = createPast(SETTINGS, createFakeCatalogue());

/** What is left of the log when every event later than `until` is thrown out, one by one. */
function filterLog(until: number): Past {
  const kept: OrderEvents[] = [];
  for (let order = 0; order < whole.orderCount; order++) {
    const [ordered, ...later] = whole.events(order);
    if (ordered.at > until) continue;
    kept.push([ordered, ...later.filter((event) => event.at <= until)]);
  }
  const since: number[] = [];
  for (let customer = 0; customer < whole.customerCount; customer++) {
    const { createdAt } = whole.customer(customer);
    if (createdAt <= until) since.push(createdAt);
  }
  return {
    ...whole,
    orderCount: kept.length,
    customerCount: since.length,
    events: (order) => kept[order] as OrderEvents,
    header: (order) => headerOf(kept[order] as OrderEvents),
    eventCount: (order) => (kept[order] as OrderEvents).length,
    ordersOf: (customer) =>
      kept.flatMap(([ordered], order) => (ordered.customer === customer ? [order] : [])),
    merges: whole.merges.filter(({ at }) => at <= until),
  };
}

const tradeOf = (past: Past, until: number): Trade =>
  createTrade(
    SETTINGS,
    () => until,
    createFakeCatalogue(),
    () => undefined,
    {
      imported: { past, traits: GENERATED_TRAITS },
    },
  );

/** A node with everything in it called; times of the last change aside, which plans round up. */
function settled(value: unknown, depth = 0): unknown {
  if (typeof value === "function") {
    return depth > 5 ? null : settled((value as (args: object) => unknown)({}), depth + 1);
  }
  if (Array.isArray(value)) return value.map((one) => settled(one, depth + 1));
  if (typeof value !== "object" || value === null) return value;
  if (depth > 6) return null;
  const all: Record<string, unknown> = {};
  // Not Object.entries: fields of lazy nodes are not their own.
  for (const name in value) {
    if (name !== "updatedAt") all[name] = settled((value as ViewNode)[name], depth + 1);
  }
  return all;
}

const REPORT =
  "FROM sales SHOW gross_sales, discounts, returns, net_sales, shipping_charges, taxes, total_sales, orders, customers, new_customers TIMESERIES day SINCE -120d UNTIL today";

describe("a log that is cut at an instant", () => {
  it("shows the orders and the report that are left when later events are thrown out", () => {
    const instants = fc.integer({ min: 1, max: SETTINGS.historyDays * 24 });
    fc.assert(
      fc.property(instants, (hours) => {
        const until = NOON - hours * 3_600_000;
        const cut = tradeOf(cutPast(whole, until), until);
        const filtered = tradeOf(filterLog(until), until);
        const ids = Array.from(filtered.resources.orders.ids());
        expect(Array.from(cut.resources.orders.ids())).toEqual(ids);
        // The last ones are those that a cut goes through.
        for (const id of ids.slice(-40)) {
          const node = cut.resources.orders.node(id) as ViewNode;
          expect(settled(node)).toEqual(settled(filtered.resources.orders.node(id)));
          expect(Date.parse(String(node["updatedAt"]))).toBeLessThanOrEqual(until);
        }
        expect(cut.shopifyql(REPORT)).toEqual(filtered.shopifyql(REPORT));
        expect(Array.from(cut.resources.customers.ids())).toEqual(
          Array.from(filtered.resources.customers.ids()),
        );
      }),
      { numRuns: 6 },
    );
  }, 60_000);

  it("says of days that were over what the whole log says of events until then", () => {
    const until = NOON - 40 * DAY_MS;
    const query =
      "FROM sales SHOW gross_sales, orders TIMESERIES day SINCE 2026-08-01 UNTIL 2026-10-11";
    const all = tradeOf(whole, NOON);
    // Sales are made on the day of the order, so later events change none of them.
    expect(tradeOf(cutPast(whole, until), until).shopifyql(query)).toEqual(all.shopifyql(query));
  });
});
