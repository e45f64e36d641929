import { describe, expect, it } from "vitest";
import { addDays } from "../../lib/shop-day";
import type { AlertFacts, TradeDay, TradingFacts } from "../facts";
import { signalsOf, type AlertRule } from "../rule";
import { budgetPace } from "./budget-pace";
import { cacAbove } from "./cac-above";
import { conversionDrop } from "./conversion-drop";
import { ltvToCacBelow } from "./ltv-to-cac-below";
import { reportsDiffer } from "./reports-differ";
import { returnRateJump } from "./return-rate-jump";
import { salesBelowExpected } from "./sales-below-expected";
import { syncStale } from "./sync-stale";

const now = new Date("2026-11-30T10:00:00Z");
const lastDay = "2026-11-29";
const firstDay = "2026-06-03";
const dayCount = 180;

/** 100 orders of 50.00 a day and 4,000 visits, a little more or less by turns; half as much on Sundays. */
function usualDay(index: number): TradeDay {
  const day = addDays(firstDay, index);
  const isSunday = new Date(`${day}T00:00:00Z`).getUTCDay() === 0;
  const orders = (index % 2 === 0 ? 102 : 98) * (isSunday ? 0.5 : 1);
  const placedMinor = orders * (index % 3 === 0 ? 5_050 : 4_950);
  return {
    ...{ day, orders, valuedOrders: orders, placedMinor, netMinor: placedMinor },
    sessions: orders * (index % 3 === 1 ? 39 : 40),
    completed: orders,
    ...{ reached: null, checkouts: null, prices: null },
  };
}
const usual = Array.from({ length: dayCount }, (_, index) => usualDay(index));
const scaled = (length: number, by: number) =>
  usual.map((day, index) =>
    index < dayCount - length
      ? day
      : {
          ...day,
          orders: Math.round(day.orders * by),
          valuedOrders: Math.round(day.orders * by),
          placedMinor: Math.round(day.placedMinor * by),
          netMinor: Math.round(day.netMinor * by),
        },
  );

const nothing: TradingFacts = {
  lastDay,
  days: usual,
  splits: [],
  spend: null,
  acquisitions: [],
  campaigns: [],
  returns: [],
  reconciliation: null,
};

function run(
  rule: AlertRule,
  trading: Partial<TradingFacts>,
  settings: object = {},
  more: Partial<AlertFacts> = {},
) {
  const facts = {
    ...{ now, today: "2026-11-30", minorUnits: 100, merchandising: null, sync: null },
    trading: { ...nothing, ...trading },
    ...more,
  };
  const outcome = rule.run(facts, rule.settings.parse(settings));
  return outcome === "unknown" ? outcome : [...signalsOf(outcome)];
}

describe("sales below what is to be expected", () => {
  it("says nothing of usual days, nor of a Sunday, which sells half as much", () => {
    expect(run(salesBelowExpected, {})).toEqual([]);
    expect(new Date(`${lastDay}T00:00:00Z`).getUTCDay()).toBe(0);
  });

  it("tells of a day of 40 %, by what was to be expected of a Sunday", () => {
    const found = run(salesBelowExpected, { days: scaled(1, 0.4) });
    expect(found).toMatchObject([
      { key: "net-sales", cause: "sales below", params: { context: "netSales_day" } },
      { key: "orders", params: { context: "orders_day", toDay: lastDay } },
    ]);
    const [, orders] = Array.isArray(found) ? found : [];
    expect(orders?.params["expected"]).toBeGreaterThan(40);
    expect(orders?.params["expected"]).toBeLessThan(60);
  });

  it("tells of fewer visits where these are known, however many of them order", () => {
    const visited = (by: number | null) =>
      usual.map((day, index) =>
        index < dayCount - 3
          ? day
          : { ...day, sessions: by === null ? null : Math.round((day.sessions ?? 0) * by) },
      );
    expect(run(salesBelowExpected, { days: visited(0.68) })).toMatchObject([
      { key: "visits", cause: "sales below", params: { context: "visits_days", toDay: lastDay } },
    ]);
    expect(run(salesBelowExpected, { days: visited(0.85) })).toEqual([]);
    expect(run(salesBelowExpected, { days: visited(null) })).toEqual([]);
  });

  it("says nothing of visits that are not told yet: what is open stays", () => {
    const days = usual.map((day, index) =>
      index < dayCount - 1 ? day : { ...day, sessions: null, completed: null },
    );
    const facts = {
      ...{ now, today: "2026-11-30", minorUnits: 100, merchandising: null, sync: null },
      trading: { ...nothing, days },
    };
    expect(salesBelowExpected.run(facts, salesBelowExpected.settings.parse({}))).toEqual({
      signals: [],
      unknownKeys: ["visits"],
    });
  });

  it("fires from the drop on that was set", () => {
    const days = scaled(1, 0.5);
    const found = run(salesBelowExpected, { days });
    const change = Array.isArray(found) ? found[0]?.params["changeRatio"] : null;
    const drop = Number(change) * 100;
    const keysFrom = (leastDropOfDay: number) => {
      const signals = run(salesBelowExpected, { days }, { leastDropOfDay, leastDropOfThree: 99 });
      return Array.isArray(signals) ? signals.map(({ key }) => key) : [];
    };
    expect(keysFrom(drop - 0.1)).toContain("net-sales");
    expect(keysFrom(drop + 0.1)).not.toContain("net-sales");
    const stricter = { leastDropOfDay: 99, leastDropOfThree: 99 };
    expect(run(salesBelowExpected, { days }, stricter)).toEqual([]);
  });

  it("tells of three days that are a third below, though none alone would be told", () => {
    expect(run(salesBelowExpected, { days: scaled(3, 0.68) })).toMatchObject([
      { params: { context: "netSales_days", fromDay: "2026-11-27", toDay: lastDay } },
      {},
    ]);
  });

  it("tells of more only where that is wanted", () => {
    const days = scaled(1, 2);
    expect(run(salesBelowExpected, { days })).toEqual([]);
    expect(run(salesBelowExpected, { days }, { leastRise: 50 })).toMatchObject([
      { severity: "info", cause: "sales above", params: { context: "netSalesHigh_day" } },
      {},
    ]);
  });

  it("knows nothing usual of few orders, nor of a short past", () => {
    expect(run(salesBelowExpected, { days: scaled(1, 0.4) }, { fewestOrders: 1_000 })).toBe(
      "unknown",
    );
    expect(run(salesBelowExpected, { days: scaled(1, 0.4).slice(-28) })).toBe("unknown");
    expect(run(salesBelowExpected, { days: scaled(1, 0.4).slice(-29) })).not.toBe("unknown");
  });

  it("names what has moved net sales, and leads to where it is split", () => {
    const days = { from: lastDay, to: lastDay };
    const before = { from: "2026-11-22", to: "2026-11-22" };
    const parts = [
      { id: "orders" as const, minor: -90_000 },
      { id: "orderValue" as const, minor: 400 },
      { id: "returns" as const, minor: -1_000 },
    ];
    const found = run(salesBelowExpected, {
      days: scaled(1, 0.4),
      splits: [{ days, before, parts }],
    });
    const [sales] = Array.isArray(found) ? found : [];
    expect(sales?.params["parts"]).toEqual(["orders -90000", "returns -1000"]);
    expect(salesBelowExpected.pathOf(sales?.params ?? {})).toBe(
      "/app/sales/why?from=2026-11-29&to=2026-11-29&compare=custom&before_from=2026-11-22&before_to=2026-11-22",
    );
  });
});

it("tells of a conversion that drops, and nothing where visits are not known", () => {
  const days = usual.map((day, index) =>
    index === dayCount - 1 ? { ...day, completed: Math.round(day.orders * 0.4) } : day,
  );
  expect(run(conversionDrop, {})).toEqual([]);
  expect(run(conversionDrop, { days })).toMatchObject([
    { cause: "sales below", params: { context: "day", toDay: lastDay } },
  ]);
  expect(run(conversionDrop, { days }, { leastDropOfDay: 90, leastDropOfThree: 90 })).toEqual([]);
  const unknown = days.map((day) => ({ ...day, sessions: null, completed: null }));
  expect(run(conversionDrop, { days: unknown })).toBe("unknown");
});

describe("more of a product that comes back", () => {
  const product = (returned: number, returnedBefore = 20) => ({
    returns: [
      {
        asOf: lastDay,
        products: [
          { productId: 7, title: "Hat", sold: 40, returned, soldBefore: 400, returnedBefore },
        ],
      },
    ],
  });

  it("is told beyond chance, a multiple and points", () => {
    // Of 440 sold 40 were sold lately: that 12 or more of 32 returns are of these has a chance of 1.26e-5, by
    // `pbinom(11, 32, 1 / 11, lower.tail = FALSE)` in R, and that 13 or more of 33 are, one of 2.87e-6.
    expect(run(returnRateJump, product(12))).toEqual([]);
    expect(run(returnRateJump, product(13))).toMatchObject([
      { key: "7", params: { count: 13, rateRatio: 0.325, beforeRatio: 0.05 } },
    ]);
    expect(run(returnRateJump, product(13), { leastPoints: 27.6 })).toEqual([]);
    expect(run(returnRateJump, product(13), { leastTimes: 6.6 })).toEqual([]);
    expect(run(returnRateJump, product(13), { fewestReturned: 14 })).toEqual([]);
  });
});

it("tells of a pace on both sides, from the days on that say something, and not of what is over", () => {
  const pace = (ratio: number, elapsedDays = 3) => ({
    campaigns: [
      {
        ...{ asOf: lastDay, id: 1, name: "Spring", budgetMinor: 10_000, spentMinor: 1_000, ratio },
        ...{ elapsedDays, allDays: 10, word: "over" as const },
      },
    ],
  });
  expect(run(budgetPace, pace(1.25))).toEqual([]);
  expect(run(budgetPace, pace(1.26))).toMatchObject([{ params: { context: "over" } }]);
  const [earlier] = pace(9).campaigns;
  expect(
    run(budgetPace, { campaigns: earlier ? [{ ...earlier, asOf: "2026-11-01" }] : [] }),
  ).toEqual([]);
  expect(run(budgetPace, pace(0.6))).toEqual([]);
  expect(run(budgetPace, pace(0.59))).toMatchObject([{ params: { context: "under" } }]);
  expect(run(budgetPace, pace(2, 2))).toEqual([]);
  expect(run(budgetPace, pace(2, 10))).toEqual([]);
});

describe("what customers cost", () => {
  const cost = (cacMinor: number | null, worthToCost: number | null, newCustomers = 20) => ({
    acquisitions: [
      { days: { from: "2026-10-31", to: lastDay }, newCustomers, cacMinor, worthToCost },
    ],
  });

  it("is told above the limit, and never without one", () => {
    expect(run(cacAbove, cost(5_001, null), { mostCac: 50 })).toMatchObject([
      { params: { cacMinor: 5_001, limitMinor: 5_000 } },
    ]);
    expect(run(cacAbove, cost(5_000, null), { mostCac: 50 })).toEqual([]);
    expect(run(cacAbove, cost(500_000, null))).toEqual([]);
    expect(run(cacAbove, cost(null, null), { mostCac: 50 })).toBe("unknown");
    expect(run(cacAbove, cost(5_001, null, 19), { mostCac: 50 })).toBe("unknown");
    const [known] = cost(5_001, null).acquisitions;
    const before = known && { ...known, days: { from: "2026-10-30", to: "2026-11-28" } };
    expect(before?.days.to).not.toBe(lastDay);
    expect(run(cacAbove, { acquisitions: before ? [before] : [] }, { mostCac: 50 })).toBe(
      "unknown",
    );
  });

  it("is told where customers bring in less", () => {
    expect(run(ltvToCacBelow, cost(5_000, 0.99))).toHaveLength(1);
    expect(run(ltvToCacBelow, cost(5_000, 1))).toEqual([]);
    expect(run(ltvToCacBelow, cost(5_000, null))).toBe("unknown");
  });
});

it("tells of reports that differ by more than is allowed, and nothing where there is none", () => {
  const report = (differenceMinor: number) => ({
    reconciliation: {
      days: { from: "2026-10-31", to: lastDay },
      ...{ comparedDays: 30, differingDays: 2, netMinor: 100_000, differenceMinor },
    },
  });
  expect(run(reportsDiffer, report(500))).toEqual([]);
  expect(run(reportsDiffer, report(501))).toMatchObject([{ params: { count: 2 } }]);
  expect(run(reportsDiffer, {})).toBe("unknown");
});

it("tells of Shopify's silence, and of each reading that has stopped", () => {
  const sync = (hours: number, failed: string[] = []) => ({
    sync: { askedAt: new Date(now.getTime() - hours * 60 * 60_000), failed },
  });
  expect(run(syncStale, {}, {}, sync(2.99))).toEqual([]);
  expect(run(syncStale, {}, {}, sync(3))).toMatchObject([{ key: "silent" }]);
  expect(run(syncStale, {}, {}, sync(0, ["orders"]))).toMatchObject([{ key: "failed orders" }]);
});
