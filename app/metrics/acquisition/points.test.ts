import { expect, test } from "vitest";
import { noRates } from "./contribution";
import type { AttributedOrders } from "../../store/worth/attribution.server";
import { buildPoints, choosePointGrain, cutBeside } from "./points";

const compared = (kind: "days" | "month" | "year" | "custom", from: string, to: string) => ({
  kind,
  from,
  to,
});

test("as many points as can be told apart, unless another grain is asked for", () => {
  expect(choosePointGrain(null, { from: "2026-10-01", to: "2026-10-31" })).toBe("day");
  expect(choosePointGrain(null, { from: "2026-10-01", to: "2026-11-01" })).toBe("week");
  expect(choosePointGrain(null, { from: "2026-01-01", to: "2026-07-01" })).toBe("week");
  expect(choosePointGrain(null, { from: "2026-01-01", to: "2026-07-02" })).toBe("month");
  expect(choosePointGrain("month", { from: "2026-10-01", to: "2026-10-31" })).toBe("month");
  expect(choosePointGrain("hour", { from: "2026-10-01", to: "2026-10-31" })).toBe("day");
});

test("each earlier day stands beside one day, so parts of both are as long", () => {
  // The Monday in it is 12 October, 7 days after 5 October.
  const range = { from: "2026-10-08", to: "2026-10-14" };
  const earlier = { from: "2026-10-01", to: "2026-10-07" };
  expect(cutBeside(range, "week", earlier, compared("days", earlier.from, earlier.to))).toEqual([
    {
      days: { from: "2026-10-08", to: "2026-10-11" },
      beside: { from: "2026-10-01", to: "2026-10-04" },
    },
    {
      days: { from: "2026-10-12", to: "2026-10-14" },
      beside: { from: "2026-10-05", to: "2026-10-07" },
    },
  ]);
});

test("a month stands beside the same month of the year before, whatever their lengths", () => {
  const range = { from: "2024-02-01", to: "2024-03-31" };
  const earlier = { from: "2023-02-01", to: "2023-03-31" };
  expect(
    cutBeside(range, "month", earlier, compared("year", earlier.from, earlier.to)).map(
      ({ beside }) => beside,
    ),
  ).toEqual([
    { from: "2023-02-01", to: "2023-02-28" },
    { from: "2023-03-01", to: "2023-03-31" },
  ]);
});

test("where there are fewer earlier days, or none, a part has nothing beside it", () => {
  const range = { from: "2026-10-01", to: "2026-10-03" };
  const one = { from: "2026-09-01", to: "2026-09-01" };
  const besides = (earlier: typeof one | null) =>
    cutBeside(range, "day", earlier, compared("custom", one.from, one.to)).map(
      ({ beside }) => beside,
    );
  expect(besides(one)).toEqual([one, null, null]);
  expect(besides(null)).toEqual([null, null, null]);
});

const row = (period: string, orders: number): AttributedOrders => ({
  ...{
    period,
    orders,
    isNew: true,
    isOnline: true,
    elsewhere: null,
    firstTouch: null,
    lastTouch: null,
  },
  ...{ netMinor: orders * 5_000, costMinor: 0, goodsNetMinor: 0, costedNetMinor: 0 },
});
const spent = (day: string, spendMinor: number) => ({
  ...{ day, spendMinor, channel: "email" as const, campaign: null },
  ...{ source: "import" as const, isAssumed: false, isLoadedOnly: false },
});

test("a point is of its own days' orders and spend, and its sums are those of the whole", () => {
  const parts = cutBeside(
    { from: "2026-10-08", to: "2026-10-14" },
    "week",
    { from: "2026-10-01", to: "2026-10-07" },
    compared("days", "2026-10-01", "2026-10-07"),
  );
  const points = buildPoints(
    parts,
    "week",
    {
      orders: [row("2026-10-08", 2), row("2026-10-12", 3)],
      spend: [spent("2026-10-11", 1_000), spent("2026-10-12", 900), spent("2026-10-14", 300)],
      isSpendKnown: true,
      rates: noRates,
    },
    {
      orders: [row("2026-10-05", 1)],
      spend: [spent("2026-10-04", 100), spent("2026-10-07", 700)],
      isSpendKnown: true,
      rates: noRates,
    },
    [],
    "2026-10-14",
  );
  expect(
    points.map(({ totals, before, isIncomplete, isPart }) => [
      totals.blendedCacMinor,
      totals.orders.newCustomers,
      before?.totals.blendedCacMinor,
      before?.totals.spend?.plainMinor,
      isIncomplete,
      isPart,
    ]),
  ).toEqual([
    // 10.00 / 2 beside 1.00 that brought nobody; 12.00 / 3 beside 7.00 / 1.
    [500, 2, null, 100, false, true],
    [400, 3, 700, 700, true, true],
  ]);
});

test("where spend is not known, customers are counted and cost nobody knows what", () => {
  const [point] = buildPoints(
    cutBeside(
      { from: "2026-10-05", to: "2026-10-11" },
      "week",
      null,
      compared("days", "2026-09-28", "2026-10-04"),
    ),
    "week",
    { orders: [row("2026-10-05", 2)], spend: [], isSpendKnown: false, rates: noRates },
    null,
    [],
    "2026-10-14",
  );
  expect(point).toMatchObject({ before: null, isIncomplete: false, isPart: false });
  expect(point?.totals).toMatchObject({ spend: null, blendedCacMinor: null, mer: null });
  expect(point?.totals.orders.newCustomers).toBe(2);
});
