import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { shopTime } from "../../world/shop-time";
import type { StoreSettings } from "../../world/types";
import { createEventLog } from "../log/event-log";
import type { OrderEvents } from "../log/events";
import type { EventLog } from "../log/log";
import { createFakeCatalogue } from "../testing/fake-catalogue";
import { NOON } from "../testing/small-store";
import { createPast } from "./past";

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
  orders: 8000,
  products: 40,
  historyDays: 1095,
  until: NOON,
};

function createLog(patch: Partial<StoreSettings> = {}): EventLog {
  return createEventLog(createPast({ ...SETTINGS, ...patch }, createFakeCatalogue()).past);
}

const log = createLog();
const all = Array.from({ length: log.orderCount() }, (_, order) => log.events(order));
const share = (test: (events: OrderEvents) => boolean) => all.filter(test).length / all.length;
const has = (type: string) => (events: OrderEvents) => events.some((event) => event.type === type);

describe("the generated past", () => {
  it("is the same for the same seed, in whatever order it is read", () => {
    const again = createLog();
    for (let order = log.orderCount() - 1; order > 0; order -= 613) {
      expect(again.events(order)).toEqual(log.events(order));
    }
    expect(createLog({ seed: 8 }).events(100)).not.toEqual(log.events(100));
  });

  it("ends at its last instant and tells each story forwards", () => {
    for (const events of all) {
      let last = 0;
      for (const event of events) {
        expect(event.at).toBeGreaterThanOrEqual(last);
        last = event.at;
      }
      expect(last).toBeLessThanOrEqual(NOON);
    }
  });

  it("knows headers and last changes without working out the events", () => {
    all.forEach((events, order) => {
      const header = log.header(order);
      const [ordered] = events;
      const cancelled = events.find(({ type }) => type === "cancelled")?.at ?? null;
      const deleted = events.find(({ type }) => type === "deleted")?.at ?? null;
      expect(header).toMatchObject({
        at: ordered.at,
        processedAt: ordered.processedAt,
        customer: ordered.customer,
        channel: ordered.channel,
        test: ordered.test,
        cancelledAt: cancelled,
        deletedAt: deleted,
      });
      // A settlement with nothing to settle touches an order without an event.
      expect(header.updatedAt).toBeGreaterThanOrEqual((events[events.length - 1] ?? ordered).at);
      const tail = header.updatedAt - ordered.at;
      expect(tail).toBeLessThanOrEqual(log.tailMs);
    });
  });

  it("has what real trade has, about as often", () => {
    const channel = (name: string) => share(([ordered]) => ordered.channel === name);
    const between = (value: number, low: number, high: number) => {
      expect(value).toBeGreaterThan(low);
      expect(value).toBeLessThan(high);
    };
    between(
      share(([ordered]) => ordered.discounts.length > 0),
      0.2,
      0.32,
    );
    between(share(has("refunded")), 0.07, 0.14);
    between(share(has("cancelled")), 0.012, 0.03);
    between(share(has("returned")), 0.02, 0.05);
    between(share(has("deleted")), 0.0003, 0.003);
    between(
      share(([ordered]) => ordered.test),
      0.001,
      0.006,
    );
    between(
      share(([ordered]) => ordered.customer === null),
      0.035,
      0.08,
    );
    between(
      share(([ordered]) => ordered.presentmentRate !== 1),
      0.08,
      0.16,
    );
    between(
      share(([ordered]) => ordered.lines.some(({ kind }) => kind === "tip")),
      0.004,
      0.02,
    );
    between(
      share(([ordered]) => ordered.lines.some(({ kind }) => kind === "giftCard")),
      0.005,
      0.02,
    );
    between(channel("pos"), 0.05, 0.11);
    between(channel("draft"), 0.01, 0.035);
    between(channel("subscription"), 0.02, 0.08);
    between(
      share(([ordered]) => ordered.isOnPlan === true),
      0.01,
      0.05,
    );
    const online = all.filter(([ordered]) => ordered.channel === "online");
    between(online.filter(([ordered]) => !ordered.journey).length / online.length, 0.09, 0.15);
    expect(all.some(([ordered]) => ordered.processedAt < ordered.at)).toBe(true);
    expect(all.some(([ordered]) => ordered.duties.length > 0)).toBe(true);
    expect(all.some((events) => has("adjusted")(events))).toBe(true);
  });

  it("sells around midnight, and most when Black Friday comes", () => {
    const time = shopTime(SETTINGS.timezone);
    const nearMidnight = all.filter(([ordered]) => {
      const ms = time.timeOfDay(ordered.at);
      return ms < 600_000 || ms > 85_800_000;
    });
    expect(nearMidnight.length).toBeGreaterThan(20);
    const perDay = new Map<number, number>();
    for (const [ordered] of all) {
      const day = time.dayOf(ordered.at);
      perDay.set(day, (perDay.get(day) ?? 0) + 1);
    }
    const november2025 = Date.UTC(2025, 10, 1) / 86_400_000;
    const busiest = Array.from({ length: 30 }, (_, i) => november2025 + i).sort(
      (a, b) => (perDay.get(b) ?? 0) - (perDay.get(a) ?? 0),
    )[0];
    expect(new Date((busiest ?? 0) * 86_400_000).toISOString().slice(0, 10)).toBe("2025-11-28");
  });

  it("has customers who come back as real ones do", () => {
    let buyers = 0;
    let repeaters = 0;
    for (let customer = 0; customer < log.customerCount(); customer++) {
      const orders = log.ordersOf(customer).length;
      if (log.survivor(customer) !== customer || orders === 0) continue;
      buyers += 1;
      if (orders > 1) repeaters += 1;
    }
    expect(repeaters / buyers).toBeGreaterThan(0.25);
    expect(repeaters / buyers).toBeLessThan(0.55);
  });

  it("moves the orders of merged customers to the one that is left", () => {
    const merged = Array.from({ length: log.customerCount() }, (_, customer) => customer).filter(
      (customer) => log.survivor(customer) !== customer,
    );
    expect(merged.length).toBeGreaterThan(3);
    for (const customer of merged) {
      const all = log.ordersOf(log.survivor(customer));
      for (const order of log.ordersOf(customer)) expect(all).toContain(order);
    }
  });

  it("keeps a hundred thousand orders in a few megabytes until they are read", () => {
    // Without a collection, what was left over from generating would count, or not, by chance.
    setFlagsFromString("--expose-gc");
    const gc = runInNewContext("gc") as () => void;
    // Buffers are swept beside the program: the next collection waits for what the one before has found.
    const collect = () => {
      gc();
      gc();
    };
    collect();
    const before = process.memoryUsage();
    const big = createLog({ orders: 100_000 });
    collect();
    const after = process.memoryUsage();
    expect(big.orderCount()).toBe(100_000);
    const grown = after.arrayBuffers - before.arrayBuffers;
    expect(grown / 100_000).toBeLessThan(40);
  });
});
