import { describe, expect, it } from "vitest";
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

describe("a shop that lowers its prices again and again", () => {
  /** Days back on which goods are charged 70 % of what they usually are, and today. */
  const today = (ratio: number, isLow: (back: number) => boolean) => {
    const past = Array.from({ length: 200 }, (_, back) =>
      charged(back + 1, lines(10, isLow(back + 1) ? 0.7 : 1)),
    );
    const days = [charged(0, lines(10, ratio)), ...past].reverse();
    return run(days, { leastDropOfThree: 99 });
  };
  /** Sales of two days, so many weeks ago. */
  const sales = (weeks: readonly number[]) => (back: number) =>
    weeks.some((week) => back >= week * 7 + 2 && back <= week * 7 + 3);

  it("is told of what lies below the third-deepest of its sales of 26 weeks, and of no sale as deep", () => {
    expect(today(0.69, sales([4, 8, 12]))).toEqual([]);
    // 5 per cent below what is charged in sales.
    expect(today(0.66, sales([4, 8, 12]))).toHaveLength(1);
    expect(today(0.69, sales([4, 8]))).toHaveLength(1);
    expect(today(0.69, sales([4, 8, 25]))).toEqual([]);
    expect(today(0.69, sales([4, 8, 26]))).toHaveLength(1);
  });

  it("has one sale in one that lasts, however many weeks it touches", () => {
    expect(today(0.69, (back) => back >= 30 && back < 44)).toHaveLength(1);
    expect(today(0.69, (back) => back >= 30 && back < 70)).toHaveLength(1);
  });

  it("is told of a mistake as long as it lasts: it does not make itself a habit", () => {
    for (const length of [1, 7, 15, 16, 25, 40]) {
      expect(today(0.7, (back) => back < length)).toHaveLength(1);
    }
    // A day of chance among them is no end of it, nor is one on which too few bought.
    expect(today(0.7, (back) => back < 25 && back % 4 > 0)).toHaveLength(1);
  });
});

it("knows nothing of too few lines, nor of days that are not known", () => {
  expect(run([charged(0, lines(9, 0.4))])).toBe("unknown");
  expect(run([{ ...charged(0, []), prices: null }])).toBe("unknown");
  expect(run([charged(3, lines(90, 0.4))])).toBe("unknown");
});
