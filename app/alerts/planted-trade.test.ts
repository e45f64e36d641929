import { beforeAll, describe, expect, it } from "vitest";
import { createRng } from "../../tests/dev-store/world/rng";
import { addDays, daysBetween, eachDay, type ShopDay } from "../lib/shop-day";
import type { ProductDay } from "../store/alerts/returns.server";
import type { ProductReturns } from "../store/alerts/returns.server";
import type { TradingFacts } from "./facts";
import { replay } from "./replay";
import { alertRules } from "./registry";
import { campaignFrom } from "./testing/seeded-campaigns";
import {
  acquisitionsOf,
  returnsOf,
  seededShop,
  withTrading,
  type SeededShop,
} from "./testing/seeded-shop";

/*
 * What is planted in the returns of products, in spend and in budgets of shops whose alarms default-alarms.test.ts counts,
 * and how many days after there are enough figures for it the alert tells of it. All seeds run with ALL_SEEDS=1, of each
 * twenty one otherwise.
 */
const seedsFrom = (first: number) =>
  Array.from({ length: process.env.ALL_SEEDS === "1" ? 20 : 1 }, (_, at) => first + at);
const seeds = [...seedsFrom(401), ...seedsFrom(501)];

let shops: SeededShop[];
beforeAll(() => {
  shops = seeds.map(seededShop);
}, 600_000);

/** Each with enough days before it to be usual, and enough after it. */
const placesOf = ({ range: { from, to } }: SeededShop) => {
  const step = Math.floor((daysBetween(from, to) - 340) / 4);
  return [0, 1, 2, 3].map((place) => addDays(from, 250 + place * step));
};

/** The first day on which a rule tells of a thing; what it told of on the day before does not count. */
function toldOn(
  shop: SeededShop,
  planted: Partial<TradingFacts>,
  { ruleId, key, settings = {}, from, days }: Asked,
): ShopDay | null {
  const rules = alertRules
    .filter(({ id }) => id === ruleId)
    .map((rule) => ({ rule, settings: rule.settings.parse(settings) }));
  const range = { from: addDays(from, -1), to: addDays(from, days), zone: shop.range.zone };
  const episodes = replay(rules, withTrading(shop, planted), range);
  return episodes.find(({ signal, day }) => signal.key === key && day >= from)?.day ?? null;
}

interface Asked {
  ruleId: string;
  key: string;
  settings?: object;
  from: ShopDay;
  days: number;
}

describe("half of what is sold of a product from a day on comes back", () => {
  const watched = 60;

  /** As many more as chance makes once in 100,000, by adding up a binomial distribution from its first term on. */
  function isEnough({ sold, returned, soldBefore, returnedBefore }: ProductReturns): boolean {
    const all = returned + returnedBefore;
    const share = sold / (sold + soldBefore);
    let [term, below] = [(1 - share) ** all, 0];
    for (let count = 0; count < returned; count += 1) {
      below += term;
      term *= ((all - count) / (count + 1)) * (share / (1 - share));
    }
    const [rate, before] = [returned / sold, returnedBefore / soldBefore];
    return returned >= 5 && 1 - below <= 1e-5 && rate >= 2 * before && rate - before >= 0.1;
  }

  function plant(shop: SeededShop, productId: number, from: ShopDay): ProductDay[] {
    const rng = createRng(shop.seed, "batch", productId, from);
    const own = shop.sold.days.filter((day) => day.productId === productId);
    const more = new Map<ShopDay, number>();
    for (const { day, sold } of own) {
      if (day < from || day > addDays(from, watched)) continue;
      for (let unit = 0; unit < sold; unit += 1) {
        if (!rng.chance(0.5)) continue;
        const back = addDays(day, rng.int(5, 15));
        more.set(back, (more.get(back) ?? 0) + 1);
      }
    }
    const title = shop.sold.titles.get(productId) ?? "";
    const rows = [...more].map(([day, returned]) => ({ day, productId, title, sold: 0, returned }));
    return [...own, ...rows].sort((a, b) => (a.day < b.day ? -1 : 1));
  }

  it("is told within a day of when the figures prove it", { timeout: 600_000 }, () => {
    const delays: number[] = [];
    const untilProved: number[] = [];
    let planted = 0;
    for (const shop of shops) {
      for (const from of placesOf(shop)) {
        const units = new Map<number, number>();
        for (const { day, productId, sold } of shop.sold.days) {
          if (day >= addDays(from, -90) && day < from) {
            units.set(productId, (units.get(productId) ?? 0) + sold);
          }
        }
        const ranked = [...units].sort((a, b) => b[1] - a[1]);
        for (const place of [0, 5, 20, 60]) {
          const [productId = 0] = ranked[place] ?? [];
          const asOf = eachDay(addDays(from, -1), addDays(from, watched));
          const returns = returnsOf(plant(shop, productId, from), asOf);
          const proved = returns.find(({ products }) =>
            products.some((product) => product.productId === productId && isEnough(product)),
          );
          planted += 1;
          const asked = { ruleId: "return-rate-jump", key: String(productId), from, days: watched };
          const told = toldOn(shop, { returns }, asked);
          if (!proved) {
            expect(told).toBeNull();
            continue;
          }
          untilProved.push(daysBetween(from, proved.asOf));
          delays.push(told === null ? Infinity : daysBetween(proved.asOf, told));
        }
      }
    }
    const sorted = untilProved.sort((a, b) => a - b);
    console.log(
      `returns: ${planted} planted, proved within ${watched} days ${delays.length}, after ${sorted[0]} to ${sorted.at(-1)} ` +
        `days (median ${sorted[Math.floor(sorted.length / 2)]}), told within a day of that ${delays.filter((delay) => delay <= 1).length}`,
    );
    expect(delays.length).toBeGreaterThan(planted / 2);
    expect(delays.filter((delay) => delay > 1)).toEqual([]);
  });
});

describe("a channel of ads that goes on to be paid", () => {
  it("is told by the end of the second day on which it brings no orders, where it brought enough", () => {
    const told = new Map<string, { planted: number; enough: number; told: number }>();
    for (const shop of shops) {
      const { spend } = shop.marketing;
      for (const { channel } of spend.channels) {
        const sum = { planted: 0, enough: 0, told: 0, ...told.get(channel) };
        told.set(channel, sum);
        for (const from of placesOf(shop)) {
          const to = addDays(from, 1);
          const isOf = (row: { day: ShopDay; channel: string }, first: ShopDay, last: ShopDay) =>
            row.channel === channel && row.day >= first && row.day <= last;
          const spent = (first: ShopDay, last: ShopDay) =>
            spend.spend
              .filter((row) => isOf(row, first, last))
              .reduce((all, row) => all + row.spendMinor, 0);
          const brought = spend.orders
            .filter((row) => isOf(row, addDays(from, -28), addDays(from, -1)))
            .reduce((all, row) => all + row.orders, 0);
          sum.planted += 1;
          const before = spent(addDays(from, -28), addDays(from, -1));
          const isEnough = before > 0 && (brought / before) * spent(from, to) >= 5;
          const orders = spend.orders.filter((row) => !isOf(row, from, to));
          const asked = { ruleId: "spend-without-orders", key: channel, from, days: 1 };
          const day = toldOn(shop, { spend: { ...spend, orders } }, asked);
          sum.enough += isEnough ? 1 : 0;
          sum.told += day === null ? 0 : 1;
          expect(day !== null, `${channel} ${from}`).toBe(isEnough);
        }
      }
    }
    console.log("no orders:", JSON.stringify(Object.fromEntries(told)));
    // Some rest on the days that were chosen.
    for (const channel of ["paid-search", "paid-social"]) {
      const { planted = 0, told: found = 0 } = told.get(channel) ?? {};
      expect(found / planted, channel).toBeGreaterThan(0.8);
    }
  });

  it("is told when customers cost more than a limit, or bring less, once that is so", () => {
    const daysUntil: number[] = [];
    for (const shop of shops) {
      // What customers of the last year are worth is not known yet.
      for (const from of placesOf(shop).slice(0, 2)) {
        const usual = shop.facts.trading?.acquisitions.find(
          ({ days }) => days.to === addDays(from, -1),
        );
        const { cacMinor, worthToCost } = usual ?? {};
        if (!cacMinor || !worthToCost) throw new Error("not known");
        const spend = shop.marketing.spend.spend.map((row) =>
          row.day < from ? row : { ...row, spendMinor: row.spendMinor * 2 },
        );
        const days = { from: addDays(from, -31), to: addDays(from, 30) };
        const acquisitions = acquisitionsOf(shop.marketing, spend, days, shop.range.to);
        const cases = [
          {
            ...{ ruleId: "cac-above", settings: { mostCac: (1.5 * cacMinor) / 100 } },
            isPast: (one: (typeof acquisitions)[number]) => (one.cacMinor ?? 0) > 1.5 * cacMinor,
          },
          {
            ...{ ruleId: "ltv-to-cac-below", settings: { leastRatio: worthToCost / 1.5 } },
            isPast: (one: (typeof acquisitions)[number]) =>
              (one.worthToCost ?? Infinity) < worthToCost / 1.5,
          },
        ];
        for (const { ruleId, settings, isPast } of cases) {
          const past = acquisitions.find((one) => one.days.to >= from && isPast(one));
          const asked = { ruleId, key: "shop", settings, from, days: 30 };
          expect(toldOn(shop, { acquisitions }, asked), `${ruleId} ${from}`).toBe(
            past?.days.to ?? null,
          );
          if (past) daysUntil.push(daysBetween(from, past.days.to));
        }
      }
    }
    const sorted = daysUntil.sort((a, b) => a - b);
    console.log(
      `twice the spend: past a limit half above the usual ${sorted.length} of ${shops.length * 4}, after a median of ${sorted[Math.floor(sorted.length / 2)]} days`,
    );
    expect(sorted.length).toBeGreaterThan(shops.length * 2);
  });
});

describe("a campaign that spends twice what is due", () => {
  it("is told on its third day, or when it is a quarter ahead", () => {
    for (const shop of shops) {
      for (const from of placesOf(shop)) {
        const own = eachDay(from, addDays(from, 29));
        for (const doubled of [1, 11]) {
          const campaigns = campaignFrom(shop.seed, 1, own, (_, day) => (day < doubled ? 1 : 2));
          const ahead = campaigns.find(
            ({ elapsedDays, spentMinor, budgetMinor }) =>
              elapsedDays >= Math.max(3, doubled) &&
              spentMinor > (1.25 * budgetMinor * elapsedDays) / 30,
          );
          const start = addDays(from, doubled - 1);
          const asked = { ruleId: "budget-pace", key: "1", from: start, days: 15 };
          expect(ahead).toBeDefined();
          expect(toldOn(shop, { campaigns }, asked), from).toBe(ahead?.asOf);
          if (doubled === 1) expect(ahead?.elapsedDays).toBe(3);
          else expect(daysBetween(start, ahead?.asOf ?? "")).toBeLessThanOrEqual(9);
        }
      }
    }
  });
});
