import { expect, it } from "vitest";
import { addDays } from "../../lib/shop-day";
import type { AlertFacts, TradeDay } from "../facts";
import { signalsOf } from "../rule";
import { checkoutsLeft } from "./checkouts-left";

const lastDay = "2026-11-29";
const dayCount = 60;

/** 40 of 100 visits that reach checkout complete it, one more or less by turns; as many orders, and 60 left. */
function usualDay(index: number): TradeDay {
  const completed = index % 2 === 0 ? 41 : 39;
  return {
    day: addDays(lastDay, index - dayCount + 1),
    ...{ netMinor: 0, placedMinor: 0, orders: completed, valuedOrders: completed },
    ...{ sessions: 1_000, reached: 100, completed },
    ...{ checkouts: { ordered: completed, left: 60 }, prices: null },
  };
}
const usual = Array.from({ length: dayCount }, (_, index) => usualDay(index));
const last = (count: number, change: (day: TradeDay) => Partial<TradeDay>) =>
  usual.map((day, index) => (index < dayCount - count ? day : { ...day, ...change(day) }));

function run(days: readonly TradeDay[], settings: object = {}) {
  const facts: AlertFacts = {
    ...{ now: new Date(), today: "2026-11-30", minorUnits: 100, merchandising: null, sync: null },
    trading: {
      ...{ lastDay, days, splits: [], spend: null, acquisitions: [], campaigns: [] },
      ...{ returns: [], reconciliation: null },
    },
  };
  return checkoutsLeft.run(facts, checkoutsLeft.settings.parse(settings));
}

const params = (days: readonly TradeDay[], settings?: object) =>
  signalsOf(run(days, settings)).map((signal) => signal.params);

it("tells of a day on which far fewer of those at checkout complete it, however many reach it", () => {
  expect(params(usual)).toEqual([]);
  expect(params(last(1, () => ({ completed: 20 })))).toMatchObject([
    { context: "visits_day", fromDay: lastDay, toDay: lastDay, actualRatio: 0.2, reached: 100 },
  ]);
  expect(params(last(1, () => ({ reached: 50, completed: 20 })))).toEqual([]);
  expect(params(last(1, () => ({ reached: 200, completed: 40 })))).toHaveLength(1);
});

it("tells of checkouts that are left in place of orders", () => {
  const found = params(last(1, () => ({ checkouts: { ordered: 20, left: 80 } })));
  expect(found).toMatchObject([{ context: "checkouts_day", actualRatio: 0.2, reached: 100 }]);
  expect(found[0]?.["expectedRatio"]).toBeCloseTo(0.4, 1);
  expect(params(last(1, () => ({ checkouts: { ordered: 20, left: 30 } })))).toEqual([]);
});

it("tells of three days that are a fifth below, though none alone would be told", () => {
  const days = last(3, () => ({ completed: 31 }));
  expect(params(days)).toMatchObject([{ context: "visits_days", fromDay: "2026-11-27" }]);
  expect(params(last(2, () => ({ completed: 31 })))).toEqual([]);
});

it("fires from the drop on that was set, and not of a few orders", () => {
  // 40 are to be expected: 26 are 35 per cent fewer.
  const days = last(1, () => ({ completed: 26 }));
  const only = (leastDropOfDay: number) => ({ leastDropOfDay, leastDropOfThree: 99 });
  expect(params(days, only(30))).toHaveLength(1);
  expect(params(days, only(40))).toEqual([]);
  expect(params(days, { fewestOrders: 45 })).toEqual([]);
  expect(params(days, { fewestOrders: 35, ...only(30) })).toHaveLength(1);
});

it("says nothing of what is not known: what is open of it stays", () => {
  const unknown = { sessions: null, reached: null, completed: null };
  expect(run(last(1, () => unknown))).toEqual({ signals: [], unknownKeys: ["visits"] });
  expect(run(last(1, () => ({ checkouts: null })))).toEqual({
    signals: [],
    unknownKeys: ["checkouts"],
  });
  expect(run(last(1, () => ({ ...unknown, checkouts: null })))).toBe("unknown");
  expect(run(usual.slice(-28))).toBe("unknown");
});

it("leads to the conversion of these days", () => {
  expect(checkoutsLeft.pathOf({ fromDay: "2026-11-27", toDay: lastDay })).toBe(
    "/app/sales/conversion?from=2026-11-27&to=2026-11-29",
  );
});
