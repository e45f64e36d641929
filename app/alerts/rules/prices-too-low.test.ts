import { expect, it } from "vitest";
import { addDays } from "../../lib/shop-day";
import type { AlertFacts, TradeDay } from "../facts";
import { signalsOf } from "../rule";
import { pricesTooLow } from "./prices-too-low";

const lastDay = "2026-11-29";

/** A day on which each of some lines was charged so much of its usual price. */
function charged(daysBack: number, ratios: readonly number[]): TradeDay {
  return {
    day: addDays(lastDay, -daysBack),
    ...{ netMinor: 0, placedMinor: 0, orders: 0, valuedOrders: 0 },
    ...{ sessions: null, reached: null, completed: null, checkouts: null },
    prices: {
      lines: ratios.length,
      ratioSum: ratios.reduce((sum, ratio) => sum + ratio, 0),
      squareSum: ratios.reduce((sum, ratio) => sum + ratio ** 2, 0),
    },
  };
}
const lines = (count: number, ratio: number) => Array.from({ length: count }, () => ratio);

function run(days: readonly TradeDay[], settings: object = {}) {
  const facts: AlertFacts = {
    ...{ now: new Date(), today: "2026-11-30", minorUnits: 100, merchandising: null, sync: null },
    trading: {
      ...{ lastDay, days, splits: [], spend: null, acquisitions: [], campaigns: [] },
      ...{ returns: [], reconciliation: null },
    },
  };
  const outcome = pricesTooLow.run(facts, pricesTooLow.settings.parse(settings));
  return outcome === "unknown" ? outcome : [...signalsOf(outcome)];
}

it("tells of a day on which all was a quarter cheaper than usual", () => {
  expect(run([charged(0, lines(10, 1))])).toEqual([]);
  expect(run([charged(0, lines(10, 0.76))], { leastDropOfThree: 25 })).toEqual([]);
  expect(run([charged(0, lines(10, 0.74))])).toMatchObject([
    { key: "shop", cause: "sales below", params: { context: "day", toDay: lastDay, lines: 10 } },
  ]);
  expect(run([charged(0, lines(10, 0.74))], { leastDropOfDay: 27, leastDropOfThree: 27 })).toEqual(
    [],
  );
});

it("tells of three days that were a seventh cheaper", () => {
  const days = (ratio: number) => [2, 1, 0].map((back) => charged(back, lines(4, ratio)));
  expect(run(days(0.86))).toEqual([]);
  const [found] = run(days(0.84));
  expect(found).toMatchObject({
    params: { context: "days", fromDay: addDays(lastDay, -2), toDay: lastDay, lines: 12 },
  });
});

it("says nothing of a few lines that were far cheaper: chance alone may have brought them together", () => {
  // Three of ten for a tenth: 27 per cent lower on average, which is less than three times what chance does.
  const few = [...lines(7, 1), ...lines(3, 0.1)];
  expect(run([charged(0, few)])).toEqual([]);
  expect(run([charged(0, few)], { deviations: 1 })).toHaveLength(1);
});

it("is silent on sales such as the shop had in three weeks of the last 26, and not below them", () => {
  const past = (weeks: readonly number[]) =>
    Array.from({ length: 200 }, (_, back) => {
      const isSale = weeks.some((week) => back >= week * 7 + 2 && back <= week * 7 + 3);
      return charged(back, lines(10, isSale ? 0.7 : 1));
    });
  const today = (ratio: number, weeks: readonly number[]) => {
    const [, ...before] = past(weeks);
    return run([charged(0, lines(10, ratio)), ...before].reverse(), { leastDropOfThree: 99 });
  };
  expect(today(0.69, [4, 8, 12])).toEqual([]);
  // 5 per cent below what is charged in sales.
  expect(today(0.66, [4, 8, 12])).toHaveLength(1);
  expect(today(0.69, [4, 8])).toHaveLength(1);
  expect(today(0.69, [4, 8, 25])).toEqual([]);
  expect(today(0.69, [4, 8, 26])).toHaveLength(1);
});

it("knows nothing of too few lines, nor of days that are not known", () => {
  expect(run([charged(0, lines(9, 0.4))])).toBe("unknown");
  expect(run([{ ...charged(0, []), prices: null }])).toBe("unknown");
  expect(run([charged(3, lines(90, 0.4))])).toBe("unknown");
});
