import { expect, it } from "vitest";
import { comparedRange } from "../../metrics/comparison-range";
import { eachDay } from "../../lib/shop-day";
import { parseRange, previousRange, type DayRange } from "../../metrics/date-range";
import { noCustomers, noSales, sumDays, type SalesFacts } from "../../metrics/metric";
import { coveredPart, isDayCovered, type SalesCoverage } from "../../metrics/sales/coverage";
import type { SalesPeriod } from "../../metrics/sales/period";
import { buildReadyView } from "./build-view";
import { splitLastDay } from "./chart-series";

const today = "2026-11-22";
const whole: SalesCoverage = {
  from: "2024-01-01",
  isFromTheStart: true,
  asOf: new Date("2026-11-22T15:00:00Z"),
  asOfDay: today,
  isReading: false,
};

/** The same on every covered day. */
function periodOf(
  range: DayRange,
  facts: Partial<SalesFacts>,
  coverage: SalesCoverage,
): SalesPeriod {
  const days = eachDay(range.from, range.to).map((day) =>
    isDayCovered(coverage, day) ? { ...noSales, ...facts, day } : { ...noSales, day },
  );
  const customers = Object.keys(noCustomers).map((key) => [key, facts[key as never] ?? 0]);
  const total = sumDays(days, { ...noCustomers, ...Object.fromEntries(customers) });
  return { range, part: coveredPart(coverage, range), days, total };
}

function build(
  current: Partial<SalesFacts>,
  previous: Partial<SalesFacts>,
  { coverage = whole, query = "range=last7", lastOrderDay = null as string | null } = {},
) {
  const range = parseRange(new URLSearchParams(query), today);
  return buildReadyView({
    currency: "USD",
    timezone: "UTC",
    today,
    range,
    compared: comparedRange("previous", range),
    coverage,
    current: periodOf(range, current, coverage),
    previous: periodOf(previousRange(range), previous, coverage),
    lastOrderDay,
  });
}

const day = { grossSalesMinor: 1_000, placedGrossMinor: 1_000, orders: 1, newCustomers: 1 };

it("shows five figures with their change, judged", () => {
  const view = build({ ...day, grossSalesMinor: 1_500 }, day);
  expect(view.figures.map(({ id, value }) => [id, value])).toEqual([
    ["net-sales", 10_500],
    ["orders", 7],
    ["average-order-value", 1_000],
    ["new-customers", 1],
    ["returning-customers", 0],
  ]);
  expect(view.figures[0]?.change).toEqual({
    kind: "change",
    change: { kind: "percent", ratio: 0.5 },
    verdict: "better",
  });
  expect(view.figures[4]?.change).toEqual({ kind: "none", reason: "noBase" });
});

it("compares nothing where the earlier period is not covered", () => {
  const coverage = { ...whole, isFromTheStart: false, from: "2026-11-16" };
  const view = build(day, day, { coverage });
  expect(view.coverage.coversRange).toBe(true);
  expect(view.figures[0]?.change).toEqual({ kind: "none", reason: "notCovered" });
  expect(view.salesChart.every(({ previousMinor }) => previousMinor === null)).toBe(true);
});

it("leaves days that are not covered open instead of calling them 0", () => {
  const coverage = { ...whole, isFromTheStart: false, from: "2026-11-20", isReading: true };
  const view = build(day, day, { coverage });
  expect(view.salesChart.map(({ valueMinor }) => valueMinor)).toEqual([
    null,
    null,
    null,
    null,
    1_000,
    1_000,
    1_000,
  ]);
  expect(view.table.rows[0]).toMatchObject({ isCovered: false });
  expect(view.table.rows[0]?.values.every((value) => value === null)).toBe(true);
  expect(view.figures[0]?.trend.slice(0, 4)).toEqual([null, null, null, null]);
  expect(view.sentence).toMatchObject({
    kind: "readDays",
    days: { from: "2026-11-20", to: today },
  });
});

it("says of which days figures and totals are, where some are not covered", () => {
  const coverage = { ...whole, isFromTheStart: false, from: "2026-11-20" };
  const view = build(day, day, { coverage });
  expect(view.coverage.readDays).toEqual({ from: "2026-11-20", to: today });
  const covered = view.table.rows.filter(({ isCovered }) => isCovered);
  const ordersAt = view.table.columns.findIndex(({ id }) => id === "orders");
  expect(covered.map(({ values }) => values[ordersAt])).toEqual([1, 1, 1]);
  expect(view.table.total[ordersAt]).toBe(3);
  expect(view.figures[0]?.value).toBe(3_000);
  expect(view.sentence).toMatchObject({ netSalesMinor: 3_000, orders: 3 });
});

it("has no figures, not figures of 0, where no day of the range is covered", () => {
  const coverage = { ...whole, isFromTheStart: false, from: "2026-11-20" };
  const view = build(day, day, { coverage, query: "from=2026-11-01&to=2026-11-05" });
  expect(view.sentence).toEqual({ kind: "notRead" });
  expect(view.figures.map(({ value, emptyText }) => [value, emptyText])).toEqual(
    Array(5).fill([null, "figures.notRead"]),
  );
  expect(view.table.total).toEqual(Array(8).fill(null));
});

it("does not call customers 0, nor orders guests', where customers may not be read", () => {
  const view = build({ ...day, newCustomers: 0, unidentifiedOrders: 1 }, day);
  const figures = view.figures.filter(({ id }) => id.endsWith("customers"));
  expect(figures).toMatchObject([
    { value: null, emptyText: "figures.needsCustomers", unknownCount: 0, guestCount: 0 },
    { value: null, emptyText: "figures.needsCustomers", unknownCount: 0, guestCount: 0 },
  ]);
  expect(figures.map(({ change }) => change)).toEqual(
    Array(2).fill({ kind: "none", reason: "notAllowed" }),
  );
  expect(view.isWithoutCustomers).toBe(true);
  expect(build(day, day).isWithoutCustomers).toBe(false);
  expect(view.customerChart[0]).toMatchObject({ newCustomers: null, returningCustomers: null });
  const at = view.table.columns.findIndex(({ id }) => id === "new-customers");
  expect(view.table.total[at]).toBeNull();
  expect(view.table.rows[0]?.values[at]).toBeNull();
});

it("leaves days open that came after the last reading", () => {
  const coverage = { ...whole, asOf: new Date("2026-11-20T15:00:00Z"), asOfDay: "2026-11-20" };
  const view = build(day, day, { coverage });
  expect(view.salesChart.slice(4).map(({ valueMinor }) => valueMinor)).toEqual([1_000, null, null]);
  expect(view.coverage).toMatchObject({ to: "2026-11-20", isToday: false, coversRange: false });
});

it("does not compare customers while some are unknown", () => {
  const view = build({ ...day, unknownCustomers: 2 }, day);
  const figure = view.figures.find(({ id }) => id === "new-customers");
  expect(figure).toMatchObject({ unknownCount: 2, change: { kind: "none", reason: "unknown" } });
  expect(view.figures[0]?.change.kind).toBe("change");
});

it("says of which orders returns may be missing, until the history is whole", () => {
  const partial = build(day, day, { coverage: { ...whole, isFromTheStart: false } });
  expect(partial.figures.map(({ lacksReturnsBefore }) => lacksReturnsBefore)).toEqual([
    "2024-01-01",
    null,
    null,
    null,
    null,
  ]);
  expect(partial.table.lacksReturnsBefore).toBe("2024-01-01");
  expect(build(day, day).table.lacksReturnsBefore).toBeNull();
});

it("marks the day under way, and draws the line to it apart", () => {
  const view = build(day, day);
  expect(view.salesChart.map(({ isIncomplete }) => isIncomplete)).toEqual([
    ...Array<boolean>(6).fill(false),
    true,
  ]);
  const { complete, incomplete } = splitLastDay(view.salesChart);
  expect(complete.at(-1)).toBeNull();
  expect(complete.at(-2)).toBe(1_000);
  expect(incomplete).toEqual([null, null, null, null, null, 1_000, 1_000]);
});

it("draws one line where all days are over", () => {
  const { salesChart } = build(day, day, { query: "range=yesterday" });
  const { complete, incomplete } = splitLastDay(salesChart);
  expect(complete).toEqual([1_000]);
  expect(incomplete).toEqual([null]);
});

it("has the period's own figures as the totals row", () => {
  const view = build({ ...day, returningCustomers: 1 }, day);
  const at = view.table.columns.findIndex(({ id }) => id === "returning-customers");
  expect(view.table.total[at]).toBe(1);
  expect(view.table.rows.map(({ values }) => values[at])).toEqual(Array(7).fill(1));
});

it("leads from days without orders to as many days that end with the last order", () => {
  const view = build({}, {}, { lastOrderDay: "2022-05-18" });
  expect(view.sentence).toEqual({
    kind: "noOrders",
    previousOrders: 0,
    lastOrderDay: "2022-05-18",
  });
  expect(view.lastOrders).toEqual({ from: "2022-05-12", to: "2022-05-18" });
  expect(build(day, day).lastOrders).toBeNull();
});

it("survives being sent as JSON", () => {
  const view = build(day, day);
  expect(JSON.parse(JSON.stringify(view))).toEqual(view);
});
