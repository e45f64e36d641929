import { createCalendar } from "../../../tests/dev-store/trade/generate/calendar";
import { createPast } from "../../../tests/dev-store/trade/generate/past";
import { createTraffic } from "../../../tests/dev-store/trade/generate/traffic";
import { createFakeCatalogue } from "../../../tests/dev-store/trade/testing/fake-catalogue";
import { DEFAULT_SETTINGS } from "../../../tests/dev-store/world";
import { createRng } from "../../../tests/dev-store/world/rng";
import { shopTime } from "../../../tests/dev-store/world/shop-time";
import type { TradeDay } from "../facts";

const dayMs = 86_400_000;
const until = Date.UTC(2026, 10, 21, 17);
/** As the local store has it. */
const usualConversion = 0.024;

/** Three years of the local store's trade by day, of this seed: its own generator, without a store around it. */
export function seededTrade(seed: number): TradeDay[] {
  const settings = { ...DEFAULT_SETTINGS, seed, until };
  const catalogue = createFakeCatalogue();
  const { past } = createPast(settings, catalogue);
  const time = shopTime(settings.timezone);
  const calendar = createCalendar(time, settings.historyDays, until);
  const days = new Map<number, { placed: number; net: number; orders: number; web: number }>();
  const sumOf = (at: number) => {
    const day = time.dayOf(at);
    const sum = days.get(day) ?? { placed: 0, net: 0, orders: 0, web: 0 };
    days.set(day, sum);
    return sum;
  };
  for (let order = 0; order < past.orderCount; order += 1) {
    const { test, deletedAt, processedAt, at, channel } = past.header(order);
    if (test) continue;
    if (channel === "online" && at === processedAt) sumOf(at).web += 1;
    if (deletedAt !== null) continue;
    for (const event of past.events(order)) {
      if (event.type === "ordered") {
        const sum = sumOf(event.processedAt);
        sum.orders += 1;
        for (const line of event.lines) {
          if (line.kind !== "product") continue;
          const minor = line.quantity * line.unitPriceMinor - line.discountBeforeTaxesMinor;
          sum.placed += minor;
          sum.net += minor;
        }
      } else if (event.type === "returned" || event.type === "refunded") {
        for (const back of event.reversals) sumOf(event.at).net -= back.subtotalMinor;
      }
    }
  }
  const traffic = createTraffic(settings, calendar, catalogue, past);
  const first = calendar.firstDay + 1;
  // The last day is not over.
  return Array.from({ length: calendar.lastDay - first }, (_, index) => {
    const day = first + index;
    const sum = days.get(day) ?? { placed: 0, net: 0, orders: 0, web: 0 };
    const noise = 0.9 + 0.2 * createRng(seed, "sessions", day).next();
    const visits = (traffic.ordersPerDemand() * traffic.demand(day) * noise) / usualConversion;
    return {
      day: new Date(day * dayMs).toISOString().slice(0, 10),
      netMinor: sum.net,
      orders: sum.orders,
      placedMinor: sum.placed,
      valuedOrders: sum.orders,
      sessions: Math.max(sum.web * 4, Math.round(visits)),
      completed: sum.web,
    };
  });
}

/** Days on which that store runs a promotion. */
export function promotedDays(): ReadonlySet<string> {
  const time = shopTime(DEFAULT_SETTINGS.timezone);
  const { firstDay, lastDay, promotionOn } = createCalendar(
    time,
    DEFAULT_SETTINGS.historyDays,
    until,
  );
  const promoted = new Set<string>();
  for (let day = firstDay; day <= lastDay; day += 1) {
    if (promotionOn(day)) promoted.add(new Date(day * dayMs).toISOString().slice(0, 10));
  }
  return promoted;
}
