import { createAbandonedCheckouts } from "../../../tests/dev-store/trade/generate/abandoned";
import { createCalendar } from "../../../tests/dev-store/trade/generate/calendar";
import { createPast } from "../../../tests/dev-store/trade/generate/past";
import { createTraffic } from "../../../tests/dev-store/trade/generate/traffic";
import { createFakeCatalogue } from "../../../tests/dev-store/trade/testing/fake-catalogue";
import { DEFAULT_SETTINGS } from "../../../tests/dev-store/world";
import { createRng, type Rng } from "../../../tests/dev-store/world/rng";
import { shopTime } from "../../../tests/dev-store/world/shop-time";
import type { TradeDay } from "../facts";
import { createPriceBook } from "./price-book";

const dayMs = 86_400_000;
export const until = Date.UTC(2026, 10, 21, 17);
/** As the local store has them. */
const usualConversion = 0.024;
const othersPerCompleted = 1.1;
const othersPerVisit = 0.004;

interface DaySum {
  placed: number;
  net: number;
  orders: number;
  /** By the online store, and by till or draft. */
  web: number;
  withoutCheckout: number;
}

export interface SeededOptions {
  /** How many checkouts are left for each order: as the local store has it (one in seven), or as so many real ones. */
  leftPerOrder?: number;
  /** Prices that are lowered again and again; absent: they never are. */
  lowered?: LoweredPrices;
  /** How many products there are. */
  products?: number;
}

/** Sales with lowered prices, of which as much more is bought as they are lower: money and orders stay as they are. */
export interface LoweredPrices {
  everyDays: number;
  lengthDays: number;
  /** From the least to the most, as parts of the price. */
  depth: readonly [number, number];
  /** Of all that is sold. */
  share: number;
}

/**
 * Three years of the local store's trade by day, of this seed: its own generator, without a store around it. Its
 * report makes those who reach checkout a multiple of those who complete it; here those who do not are drawn by
 * themselves, as they are in a real shop.
 */
export function seededTrade(
  seed: number,
  { leftPerOrder, lowered, products }: SeededOptions = {},
): TradeDay[] {
  const settings = { ...DEFAULT_SETTINGS, seed, until };
  const catalogue = createFakeCatalogue(products);
  const { past } = createPast(settings, catalogue);
  const time = shopTime(settings.timezone);
  const calendar = createCalendar(time, settings.historyDays, until);
  const days = new Map<number, DaySum>();
  const prices = createPriceBook();
  const sumOf = (day: number) => {
    const sum = days.get(day) ?? { placed: 0, net: 0, orders: 0, web: 0, withoutCheckout: 0 };
    days.set(day, sum);
    return sum;
  };
  for (let order = 0; order < past.orderCount; order += 1) {
    const { test, deletedAt, processedAt, at, channel } = past.header(order);
    if (test) continue;
    if (channel === "online" && at === processedAt) sumOf(time.dayOf(at)).web += 1;
    if (deletedAt !== null) continue;
    for (const event of past.events(order)) {
      if (event.type === "ordered") {
        const day = time.dayOf(event.processedAt);
        const sum = sumOf(day);
        sum.orders += 1;
        if (channel === "pos" || channel === "draft") sum.withoutCheckout += 1;
        for (const { kind, variantId, quantity, ...line } of event.lines) {
          if (kind !== "product") continue;
          const gross = quantity * line.unitPriceMinor;
          sum.placed += gross - line.discountBeforeTaxesMinor;
          sum.net += gross - line.discountBeforeTaxesMinor;
          if (variantId === null) continue;
          const price = lowered ? priceIn(lowered, seed, day, variantId) : 1;
          prices.add(day, variantId, { order, gross: gross * price, units: quantity });
        }
      } else if (event.type === "returned" || event.type === "refunded") {
        for (const back of event.reversals) sumOf(time.dayOf(event.at)).net -= back.subtotalMinor;
      }
    }
  }
  const traffic = createTraffic(settings, calendar, catalogue, past);
  const left = new Map<number, number>();
  const checkouts = createAbandonedCheckouts(settings, calendar, catalogue, past.customerCount);
  for (let checkout = 0; checkout < checkouts.count; checkout += 1) {
    const day = time.dayOf(checkouts.startedAt(checkout));
    left.set(day, (left.get(day) ?? 0) + 1);
  }
  const first = calendar.firstDay + 1;
  // The last day is not over.
  return Array.from({ length: calendar.lastDay - first }, (_, index) => {
    const day = first + index;
    const sum = sumOf(day);
    const noise = 0.9 + 0.2 * createRng(seed, "sessions", day).next();
    const usualOrders = traffic.ordersPerDemand() * traffic.demand(day);
    const sessions = Math.max(sum.web * 4, Math.round((usualOrders * noise) / usualConversion));
    const drawn = createRng(seed, "checkouts", day);
    const usualOthers = usualOrders * noise * othersPerCompleted + sessions * othersPerVisit;
    const others = Math.min(sessions - sum.web, poisson(usualOthers, drawn));
    // Of those who do not complete it, some had said who they are: theirs are the checkouts that are left.
    const leftOfDay =
      leftPerOrder === undefined
        ? (left.get(day) ?? 0)
        : countOf(others, (usualOrders * noise * leftPerOrder) / usualOthers, drawn);
    return {
      day: new Date(day * dayMs).toISOString().slice(0, 10),
      netMinor: sum.net,
      orders: sum.orders,
      placedMinor: sum.placed,
      valuedOrders: sum.orders,
      ...{ sessions, reached: sum.web + others, completed: sum.web },
      checkouts: { ordered: sum.orders - sum.withoutCheckout, left: leftOfDay },
      prices: prices.chargedOn(day),
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

/** Which part of its price something has on a day. */
function priceIn(
  { everyDays, lengthDays, depth, share }: LoweredPrices,
  seed: number,
  day: number,
  variantId: number,
): number {
  const sale = Math.floor(day / everyDays);
  if (day - sale * everyDays >= lengthDays) return 1;
  if (createRng(seed, "lowered", sale, variantId).next() >= share) return 1;
  const [least, most] = depth;
  return 1 - (least + (most - least) * createRng(seed, "depth", sale).next());
}

/** How many of so many it is, each by this chance. */
function countOf(many: number, chance: number, rng: Rng): number {
  let count = 0;
  for (let one = 0; one < many; one += 1) count += rng.next() < chance ? 1 : 0;
  return count;
}

/** A count of what comes by itself, of this mean: how many gaps between them fit in. */
function poisson(mean: number, rng: Rng): number {
  let count = -1;
  for (let at = 0; at < mean; count += 1) at -= Math.log(1 - rng.next());
  return Math.max(0, count);
}
