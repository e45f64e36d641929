import { beforeAll, describe, expect, it } from "vitest";
import { addDays, daysBetween } from "../lib/shop-day";
import type { AlertFacts, TradeDay } from "./facts";
import { replay } from "./replay";
import { alertRules } from "./registry";
import { promotedDays, seededTrade, type SeededOptions } from "./testing/seeded-trade";

/*
 * What alerts are worth: three years of the local store's trade, twenty times. Rules that need nothing but the
 * days of trade are run at the end of each, with the settings that they come with. These were chosen on the first
 * twenty seeds, which run only with ALL_SEEDS=1, as do the last, and all but eight of each of the others; these say
 * whether they hold elsewhere too. The local store has few checkouts that are left;
 * where as many are left as become orders, who cannot pay for some days is harder to tell from them, and not always.
 * In the last stores prices are lowered again and again.
 */
const isWhole = process.env.ALL_SEEDS === "1";
const seedsFrom = (first: number) =>
  Array.from({ length: isWhole ? 20 : 8 }, (_, index) => first + index);
const stores = [
  { name: "the seeds on which limits were chosen", seeds: seedsFrom(1), options: {}, least: 0.99 },
  { name: "twenty other seeds", seeds: seedsFrom(101), options: {}, least: 1 },
  {
    name: "as many checkouts left as paid",
    seeds: seedsFrom(201),
    options: { leftPerOrder: 1 },
    least: 0.92,
  },
  {
    name: "prices lowered by 20 to 30 % for four days of four weeks",
    seeds: seedsFrom(301),
    options: { lowered: { everyDays: 28, lengthDays: 4, depth: [0.2, 0.3], share: 1 } },
    least: 1,
  },
] satisfies {
  name: string;
  seeds: readonly number[];
  options: SeededOptions;
  /** Of each kind of what is planted, so much has to be found. */
  least: number;
}[];
const zone = "America/New_York";
const rules = alertRules
  .filter(({ triedOn }) => triedOn === "trade")
  .map((rule) => ({ rule, settings: rule.settings.parse({}) }));
const daysOfMonth = 30.4;

const factsOf = (days: readonly TradeDay[]): AlertFacts => ({
  now: new Date(),
  today: "",
  minorUnits: 100,
  merchandising: null,
  sync: null,
  trading: {
    lastDay: "",
    days,
    splits: [],
    spend: null,
    acquisitions: [],
    campaigns: [],
    returns: [],
    reconciliation: null,
  },
});

const dayAt = (days: readonly TradeDay[], index: number) => days.at(index)?.day ?? "";

/** So many of all who come stay away, and with them all that they would have done. */
function stayAway(day: TradeDay, by: number): TradeDay {
  const { sessions, reached, checkouts } = day;
  return {
    ...order(day, by),
    sessions: Math.round((sessions ?? 0) * by),
    reached: Math.round((reached ?? 0) * by),
    checkouts: checkouts && {
      ordered: Math.round(checkouts.ordered * by),
      left: Math.round(checkouts.left * by),
    },
  };
}

/** As many come and reach checkout, and so many of them leave it there, as they cannot pay. */
function cannotPay(day: TradeDay, by: number): TradeDay {
  const { checkouts } = day;
  const ordered = Math.round((checkouts?.ordered ?? 0) * by);
  return {
    ...order(day, by),
    checkouts: checkouts && { ordered, left: checkouts.left + checkouts.ordered - ordered },
  };
}

const order = (day: TradeDay, by: number): TradeDay => ({
  ...day,
  netMinor: day.netMinor * by,
  orders: Math.round(day.orders * by),
  placedMinor: day.placedMinor * by,
  valuedOrders: Math.round(day.valuedOrders * by),
  completed: Math.round((day.completed ?? 0) * by),
  prices: charged(day, by, 1),
});

const cheapen = (day: TradeDay, by: number): TradeDay => ({
  ...day,
  netMinor: day.netMinor - day.placedMinor * (1 - by),
  placedMinor: day.placedMinor * by,
  prices: charged(day, 1, by),
});

const charged = ({ prices }: TradeDay, ordered: number, price: number) =>
  prices && {
    lines: Math.round(prices.lines * ordered),
    ratioSum: prices.ratioSum * ordered * price,
    squareSum: prices.squareSum * ordered * price ** 2,
  };

const incidents = [
  { name: "a day on which 60 % of shoppers stay away", length: 1, by: 0.4, plant: stayAway },
  { name: "a day on which 60 % of them cannot pay", length: 1, by: 0.4, plant: cannotPay },
  { name: "a day of prices that are 60 % too low", length: 1, by: 0.4, plant: cheapen },
  { name: "three days with 35 % fewer shoppers", length: 3, by: 0.65, plant: stayAway },
  { name: "three days on which 35 % cannot pay", length: 3, by: 0.65, plant: cannotPay },
  { name: "three days of prices that are 35 % too low", length: 3, by: 0.65, plant: cheapen },
];

/**
 * In the last two years, when the store sells about 28, then 39 orders a day, six weeks apart, and on no promotion. At
 * the 16 of its first year chance does more: from the third month on 91 to 98 % of single days were found.
 */
function* places(days: readonly TradeDay[]): Iterable<number> {
  const promoted = promotedDays();
  for (let index = days.length - 715; index < days.length - 3; index += 43) {
    const window = [0, 1, 2].map((more) => dayAt(days, index + more));
    if (!window.some((day) => promoted.has(day))) yield index;
  }
}

describe.each(isWhole ? stores : stores.slice(1, 3))(
  "$name",
  ({ name: store, seeds, options, least }) => {
    let trades: TradeDay[][];

    beforeAll(() => {
      trades = seeds.map((seed) => seededTrade(seed, options));
    }, 600_000);

    it("cries wolf at most once in a month of each shop", { timeout: 600_000 }, () => {
      const told = trades.map((days) => {
        const range = { from: dayAt(days, 0), to: dayAt(days, -1), zone };
        return replay(rules, factsOf(days), range).length;
      });
      const months = trades.map(
        (days) => daysBetween(dayAt(days, 0), dayAt(days, -1)) / daysOfMonth,
      );
      const all = told.reduce((sum, count) => sum + count, 0);
      const rate = all / months.reduce((sum, count) => sum + count, 0);
      const worst = Math.max(...told.map((count, index) => count / (months[index] ?? 1)));
      console.log(
        `${store}: ${rate.toFixed(2)} false alarms a shop-month, ${worst.toFixed(2)} in the worst of ${seeds.length}`,
      );
      expect(rate).toBeGreaterThan(0);
      expect(worst).toBeLessThanOrEqual(1);
    });

    it.each(incidents)(
      "finds $name by the end of its last day",
      { timeout: 600_000 },
      ({ name, length, by, plant }) => {
        let [planted, found] = [0, 0];
        for (const days of trades) {
          for (const index of places(days)) {
            const isHit = (at: number) => at >= index && at < index + length;
            const hit = days.map((day, at) => (isHit(at) ? plant(day, by) : day));
            const from = dayAt(hit, index);
            const to = addDays(from, length - 1);
            planted += 1;
            if (replay(rules, factsOf(hit), { from, to, zone }).length > 0) found += 1;
          }
        }
        console.log(`${store}: found ${name}: ${found} of ${planted}`);
        expect(planted).toBeGreaterThan(10 * seeds.length);
        expect(found / planted).toBeGreaterThanOrEqual(least);
      },
    );
  },
);
