import { expect, it } from "vitest";
import { comparedRange } from "../../metrics/comparison-range";
import { parseRange } from "../../metrics/date-range";
import { noSales, type SalesFacts } from "../../metrics/metric";
import type { SalesCoverage } from "../../metrics/sales/coverage";
import type { SalesPeriod } from "../../metrics/sales/period";
import { buildTable } from "./build-table";
import { buildOverview } from "./build-view";

const today = "2026-11-28";
const whole: SalesCoverage = {
  from: "2020-01-01",
  isFromTheStart: true,
  asOf: new Date("2026-11-28T12:00:00Z"),
  asOfDay: today,
  isReading: false,
};

function overview(
  facts: Partial<SalesFacts>,
  before: Partial<SalesFacts>,
  {
    coverage = whole,
    query = "range=lastMonth",
    refunded = [0, 0] as [number | null, number | null],
  } = {},
) {
  const range = parseRange(new URLSearchParams(query), today);
  const compared = comparedRange("previous", range);
  const period = (days: { from: string; to: string }, sums: Partial<SalesFacts>): SalesPeriod => ({
    range: { from: days.from, to: days.to },
    part: { from: days.from, to: days.to },
    days: [],
    total: { ...noSales, ...sums },
  });
  const table = {
    rowsBy: "vendor",
    choices: ["vendor"],
    only: null,
    areCountriesDenied: false,
    rows: [],
    total: null,
    totalBefore: null,
    params: new URLSearchParams(),
    ordersUrl: "",
    onlineShare: null,
  } as const;
  return buildOverview({
    currency: "USD",
    timezone: "UTC",
    today,
    range,
    compared,
    coverage,
    current: period(range, facts),
    previous: period(compared, before),
    lastOrderDay: null,
    grain: "day",
    points: [],
    refunds: {
      current: { refundedMinor: refunded[0] },
      previous: { refundedMinor: refunded[1] },
    },
    table: buildTable(table),
  });
}

it("tells fewer returns as less, for the better, and more discounts as more", () => {
  const view = overview(
    { grossSalesMinor: 1_000, returnsMinor: -50, discountsMinor: -30 },
    { grossSalesMinor: 1_000, returnsMinor: -100, discountsMinor: -20 },
  );
  const change = (id: string) => view.chain.find((row) => row.id === id)?.change;
  expect(change("returns")).toEqual({
    kind: "change",
    change: { kind: "percent", ratio: -0.5 },
    verdict: "better",
  });
  expect(change("discounts")).toEqual({
    kind: "change",
    change: { kind: "percent", ratio: 0.5 },
    verdict: null,
  });
});

it("compares a margin only where costs of both periods are known", () => {
  const costed = { goodsNetMinor: 100, costedNetMinor: 100, costMinor: 40 };
  const margin = (view: ReturnType<typeof overview>) =>
    view.figures.find(({ id }) => id === "gross-margin");
  expect(margin(overview({ ...costed, costMinor: 50 }, costed))?.change).toMatchObject({
    kind: "change",
    verdict: "worse",
  });
  expect(margin(overview(costed, { goodsNetMinor: 100 }))?.change).toEqual({
    kind: "none",
    reason: "noCosts",
  });
  expect(margin(overview({ goodsNetMinor: 100 }, costed))).toMatchObject({
    value: null,
    emptyText: "metrics.gross-margin.empty",
    costs: { known: 0, assumed: 0 },
  });
});

it("offers hours of at most 60 days", () => {
  const hours = (query: string) =>
    overview({}, {}, { query }).grains.find(({ id }) => id === "hour")?.isPossible;
  expect(hours("from=2026-09-01&to=2026-10-30")).toBe(true);
  expect(hours("from=2026-09-01&to=2026-10-31")).toBe(false);
});

it("compares nothing where not all days of both periods have been read", () => {
  const coverage = { ...whole, isFromTheStart: false, from: "2026-10-01" };
  const view = overview({ orders: 2, grossSalesMinor: 5 }, { grossSalesMinor: 9 }, { coverage });
  expect(view.figures[0]?.change).toEqual({ kind: "none", reason: "notCovered" });
  expect(view.sentence.kind).toBe("netSales");
});

it("tells money refunded apart from returns, less of it being better", () => {
  const row = (...refunded: [number | null, number | null]) =>
    overview({ returnsMinor: -50 }, { returnsMinor: -10 }, { refunded }).apart[0];
  expect(row(300, 400)).toMatchObject({
    id: "money-refunded",
    value: 300,
    change: { kind: "change", change: { kind: "percent", ratio: -0.25 }, verdict: "better" },
  });
  expect(row(300, 0)?.change).toEqual({ kind: "none", reason: "noBase" });
  const early = { ...whole, from: "2026-10-15", isFromTheStart: false };
  const partly = overview({}, {}, { coverage: early, refunded: [300, null] });
  expect(partly.apart[0]?.change).toEqual({ kind: "none", reason: "notCovered" });
});
