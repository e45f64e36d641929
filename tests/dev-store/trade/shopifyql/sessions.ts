import type { StoreSettings } from "../../world/types";
import { createRng } from "../../world/rng";
import type { ShopTime } from "../../world/shop-time";
import type { EventLog } from "../log/log";
import type { DayRange } from "./dates";
import type { Accumulator, Dimension, Fact, Metric, Schema } from "./schema";

/** What traffic follows: relative demand per shop day, web orders per unit of it, and landing pages. */
export interface TrafficSource {
  demand(day: number): number;
  /** Over the whole past, whatever part of it is seen. */
  ordersPerDemand(): number;
  landingPages: readonly string[];
}

const DIMENSIONS: ReadonlyMap<string, Dimension> = new Map([
  ["session_device_type", { displayName: "Device type", dataType: "STRING" }],
  ["session_country", { displayName: "Country", dataType: "STRING" }],
  ["referrer_source", { displayName: "Referrer source", dataType: "STRING" }],
  ["referrer_name", { displayName: "Referrer name", dataType: "STRING" }],
  ["landing_page_path", { displayName: "Landing page path", dataType: "STRING" }],
  ["human_or_bot_session", { displayName: "Human or bot session", dataType: "STRING" }],
]);

const DEVICES = [
  { name: "mobile", share: 0.66, buys: 0.8 },
  { name: "desktop", share: 0.3, buys: 1.45 },
  { name: "tablet", share: 0.04, buys: 1 },
] as const;
const REFERRERS = [
  { source: "search", name: "Google", share: 0.36, buys: 1.1 },
  { source: "direct", name: null, share: 0.26, buys: 1.2 },
  { source: "social", name: "Instagram", share: 0.2, buys: 0.55 },
  { source: "email", name: "Newsletter", share: 0.08, buys: 2.1 },
  { source: "paid", name: "Google Ads", share: 0.07, buys: 0.9 },
  { source: "unknown", name: null, share: 0.03, buys: 0.6 },
] as const;

/** Completed checkouts per human session on an ordinary day. */
const CONVERSION = 0.024;
const REACHED_PER_COMPLETED = 2.1;
const CART_PER_COMPLETED = 3.4;
const BOT_SHARE = 0.11;

const rate = (displayName: string, top: string, bottom: string): Metric => ({
  displayName,
  dataType: "PERCENT",
  value: (group) =>
    group.sum(bottom) === 0 ? null : (group.sum(top) / group.sum(bottom)).toFixed(6),
});
const integer = (displayName: string, name: string): Metric => ({
  displayName,
  dataType: "INTEGER",
  value: (group) => String(group.sum(name)),
});
const decimal = (displayName: string, top: string): Metric => ({
  displayName,
  dataType: "DECIMAL",
  value: (group) =>
    group.sum("sessions") === 0 ? null : (group.sum(top) / group.sum("sessions")).toFixed(2),
});

const METRICS: ReadonlyMap<string, Metric> = new Map([
  ["sessions", integer("Sessions", "sessions")],
  ["online_store_visitors", integer("Online store visitors", "visitors")],
  ["sessions_with_cart_additions", integer("Sessions with cart additions", "carts")],
  ["sessions_that_reached_checkout", integer("Sessions that reached checkout", "reached")],
  ["sessions_that_completed_checkout", integer("Sessions that completed checkout", "completed")],
  ["conversion_rate", rate("Conversion rate", "completed", "sessions")],
  ["added_to_cart_rate", rate("Added to cart rate", "carts", "sessions")],
  ["reached_checkout_rate", rate("Reached checkout rate", "reached", "sessions")],
  ["bounce_rate", rate("Bounce rate", "bounces", "sessions")],
  ["pageviews", integer("Pageviews", "pageviews")],
  ["pageviews_per_session", decimal("Pageviews per session", "pageviews")],
  ["average_session_duration", decimal("Average session duration", "seconds")],
]);

interface Cell {
  dimensions: Readonly<Record<string, string | null>>;
  counts: Readonly<Record<string, number>>;
}

/**
 * `FROM sessions`: visits to the online store. Every web order that day is one session that
 * completed checkout; the visits around it follow the calendar's demand. Without traffic (a store
 * whose visits nobody recorded) there is none.
 */
export function createSessionsSchema(
  settings: StoreSettings,
  log: EventLog,
  time: ShopTime,
  traffic: TrafficSource | null,
  now: () => number,
): Schema {
  let generated: Map<number, number> | null = null;

  function generatedByDay(): Map<number, number> {
    if (generated) return generated;
    generated = new Map();
    for (let order = 0; order < log.generatedCount; order++) {
      const day = webDay(order);
      if (day !== null) generated.set(day, (generated.get(day) ?? 0) + 1);
    }
    return generated;
  }

  /** Shop day of an order that came out of a web session, or null for others. */
  function webDay(order: number): number | null {
    const { channel, test, at, processedAt } = log.header(order);
    return channel === "online" && !test && at === processedAt ? time.dayOf(at) : null;
  }

  function completedOn(day: number): number {
    let completed = generatedByDay().get(day) ?? 0;
    for (let order = log.generatedCount; order < log.orderCount(); order++) {
      if (webDay(order) === day) completed += 1;
    }
    return completed;
  }

  function* facts(range: DayRange): Iterable<Fact> {
    if (traffic === null) return;
    const today = time.dayOf(now());
    const isOver = time.dayOf(now() + 1) > today;
    for (let day = range.first; day <= Math.min(range.last, today); day++) {
      const at = time.at(day, 43_200_000);
      const elapsed =
        day < today || isOver ? 1 : Math.max(0.01, time.timeOfDay(now()) / 86_400_000);
      for (const cell of cellsOf(traffic, day, completedOn(day), elapsed)) {
        yield {
          at,
          dimension: (name) => cell.dimensions[name] ?? null,
          add: (into: Accumulator) => {
            for (const name in cell.counts) into.addTo(name, cell.counts[name] as number);
          },
        };
      }
    }
  }

  function cellsOf(
    traffic: TrafficSource,
    day: number,
    completed: number,
    elapsed: number,
  ): Cell[] {
    const rng = createRng(settings.seed, "sessions", day);
    const noise = 0.9 + 0.2 * rng.next();
    const expected =
      (traffic.ordersPerDemand() * traffic.demand(day) * elapsed * noise) / CONVERSION;
    const human = Math.max(completed * 4, Math.round(expected));
    if (human === 0) return [];
    const pages = traffic.landingPages;
    const slots: { weight: number; buys: number; dimensions: Cell["dimensions"] }[] = [];
    for (const device of DEVICES) {
      for (const referrer of REFERRERS) {
        for (let n = 0; n < 3; n++) {
          const page = pages[Math.floor(rng.next() ** 2 * pages.length)] ?? "/";
          const weight = device.share * referrer.share * (0.2 + rng.next());
          slots.push({
            weight,
            buys: weight * device.buys * referrer.buys,
            dimensions: {
              session_device_type: device.name,
              session_country: rng.chance(0.87) ? settings.countryCode : "CA",
              referrer_source: referrer.source,
              referrer_name: referrer.name,
              landing_page_path: page,
              human_or_bot_session: "human",
            },
          });
        }
      }
    }
    const bought = share(
      completed,
      slots.map(({ buys }) => buys),
    );
    const seen = share(
      human - completed,
      slots.map(({ weight }) => weight),
    );
    const cells = slots.map(({ dimensions }, i) => {
      const done = bought[i] as number;
      const sessions = (seen[i] as number) + done;
      const reached = Math.min(
        sessions,
        Math.round(done * REACHED_PER_COMPLETED + sessions * 0.004),
      );
      const carts = Math.min(sessions, Math.max(reached, Math.round(done * CART_PER_COMPLETED)));
      const bounces = Math.min(sessions - carts, Math.round(sessions * (0.38 + 0.14 * rng.next())));
      const pageviews = bounces + Math.round((sessions - bounces) * (3.2 + 2 * rng.next()));
      return {
        dimensions,
        counts: {
          sessions,
          visitors: Math.ceil(sessions * 0.86),
          completed: done,
          reached,
          carts,
          bounces,
          pageviews,
          seconds: Math.round((sessions - bounces) * (110 + 90 * rng.next())),
        },
      };
    });
    const bots = Math.round(human * BOT_SHARE);
    cells.push({
      dimensions: {
        session_device_type: "desktop",
        session_country: "US",
        referrer_source: "direct",
        referrer_name: null,
        landing_page_path: "/",
        human_or_bot_session: "bot",
      },
      counts: {
        sessions: bots,
        visitors: bots,
        completed: 0,
        reached: 0,
        carts: 0,
        bounces: bots,
        pageviews: bots,
        seconds: 0,
      },
    });
    return cells;
  }

  return { metrics: METRICS, dimensions: DIMENSIONS, hasHours: false, facts };
}

/** Splits a whole number by weights, the running total rounded so that the shares add up. */
function share(amount: number, weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let weight = 0;
  let given = 0;
  return weights.map((own) => {
    weight += own;
    const upTo = Math.round((amount * weight) / all);
    const mine = upTo - given;
    given = upTo;
    return mine;
  });
}
