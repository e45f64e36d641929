import { expect, it } from "vitest";
import { createShopCalendar } from "../../lib/shop-day";
import type { ResourceProgress } from "../../store/sync-status";
import {
  coveredPart,
  findSalesCoverage,
  isDayCovered,
  isDayIncomplete,
  isRangeCovered,
  observedAt,
} from "./coverage";

const calendar = createShopCalendar("America/New_York");
const read: Omit<ResourceProgress, "resource"> = {
  status: "running",
  reason: null,
  detail: null,
  missingScopes: [],
  mode: "bulk",
  rootsDone: 10,
  expected: 20,
  startedAt: new Date("2026-11-22T15:00:00Z"),
  finishedAt: null,
  coversFrom: new Date("2026-11-15T05:00:00Z"),
  coversTo: new Date("2026-11-22T15:00:00Z"),
  ratePerSecond: null,
  secondsLeft: null,
  nextTryAt: null,
};

function coverageOf(
  orders: Partial<ResourceProgress>,
  sales: Partial<ResourceProgress> = {},
  createdAt: Date | null = null,
) {
  return findSalesCoverage(
    [
      { ...read, ...orders, resource: "orders" },
      { ...read, ...sales, resource: "sales" },
    ],
    calendar,
    createdAt,
  );
}

it("covers nothing before both orders and sales cover something", () => {
  expect(findSalesCoverage([], calendar, null)).toBeNull();
  expect(coverageOf({ status: "pending", coversFrom: null })).toBeNull();
  expect(coverageOf({}, { status: "pending", coversFrom: null })).toBeNull();
});

it("covers from midnight in the shop's zone, and from the next day where a day is only half read", () => {
  expect(coverageOf({})?.from).toBe("2026-11-15");
  expect(coverageOf({ coversFrom: new Date("2026-11-15T05:00:01Z") })?.from).toBe("2026-11-16");
});

it("covers what both cover: the later start and the earlier end", () => {
  const coverage = coverageOf(
    { coversFrom: new Date("2026-11-01T04:00:00Z") },
    { coversTo: new Date("2026-11-21T15:00:00Z") },
  );
  expect(coverage?.from).toBe("2026-11-15");
  expect(coverage?.asOfDay).toBe("2026-11-21");
});

it("covers nothing where there is not one whole day yet", () => {
  expect(coverageOf({ coversFrom: new Date("2026-11-22T06:00:00Z") })).toBeNull();
  expect(coverageOf({ coversFrom: new Date("2026-11-22T05:00:00Z") })?.from).toBe("2026-11-22");
});

it("reaches back to the beginning once both are done", () => {
  const coverage = coverageOf(
    { status: "done", coversFrom: null },
    { status: "done", coversFrom: null },
    new Date("2024-01-01T12:00:00Z"),
  );
  expect(coverage).toMatchObject({ from: "2024-01-01", isFromTheStart: true, isReading: false });
  expect(coverage && isDayCovered(coverage, "2019-01-01")).toBe(true);
});

it("does not reach back where a part was refused, whatever the reason says", () => {
  const refused = { status: "degraded", reason: "missing_scope" } as const;
  for (const detail of ["read_all_orders", "Shopify could not export it (ACCESS_DENIED).", null]) {
    const coverage = coverageOf({ ...refused, detail }, { status: "done" });
    expect(coverage).toMatchObject({ from: "2026-11-15", isFromTheStart: false });
    expect(coverage && isDayCovered(coverage, "2026-11-14")).toBe(false);
  }
});

it("covers nothing where orders were refused before any was read", () => {
  const refused = { status: "degraded", reason: "missing_scope", coversFrom: null } as const;
  expect(coverageOf({ ...refused, coversTo: null }, { status: "done" })).toBeNull();
  expect(coverageOf(refused, refused)).toBeNull();
});

it("reaches back though orders were read without their customers", () => {
  const orders = { status: "done" as const, missingScopes: ["read_customers"] };
  const coverage = coverageOf(orders, { status: "done" });
  expect(coverage?.isFromTheStart).toBe(true);
});

it("does not take an operation that failed for a whole history", () => {
  expect(coverageOf({ status: "failed" }, { status: "done" })?.isFromTheStart).toBe(false);
});

it("covers days from the first to the one under way, which is incomplete", () => {
  const coverage = coverageOf({});
  if (!coverage) throw new Error("expected a coverage");
  expect(isDayCovered(coverage, "2026-11-14")).toBe(false);
  expect(isDayCovered(coverage, "2026-11-15")).toBe(true);
  expect(isDayCovered(coverage, "2026-11-22")).toBe(true);
  expect(isDayCovered(coverage, "2026-11-23")).toBe(false);
  expect(isDayIncomplete(coverage, "2026-11-22")).toBe(true);
  expect(isDayIncomplete(coverage, "2026-11-21")).toBe(false);
  expect(isRangeCovered(coverage, { from: "2026-11-14", to: "2026-11-20" })).toBe(false);
  expect(isRangeCovered(coverage, { from: "2026-11-15", to: "2026-11-22" })).toBe(true);
});

it("covers, as seen earlier, only what lay behind then", () => {
  const coverage = coverageOf({});
  if (!coverage) throw new Error("expected a coverage");
  const seen = (instant: string) => observedAt(coverage, new Date(instant), calendar);
  expect(seen("2026-11-19T04:59:59Z")).toMatchObject({ from: "2026-11-15", asOfDay: "2026-11-18" });
  expect(seen("2026-11-19T05:00:00Z")?.asOfDay).toBe("2026-11-19");
  expect(seen("2026-11-15T04:59:59Z")).toBeNull();
  expect(seen("2030-01-01T00:00:00Z")).toBe(coverage);
});

it("cuts a range to what is covered of it", () => {
  const coverage = coverageOf({});
  if (!coverage) throw new Error("expected a coverage");
  const cut = (from: string, to: string) => coveredPart(coverage, { from, to });
  expect(cut("2026-11-01", "2026-11-20")).toEqual({ from: "2026-11-15", to: "2026-11-20" });
  expect(cut("2026-11-20", "2026-11-30")).toEqual({ from: "2026-11-20", to: "2026-11-22" });
  expect(cut("2026-11-01", "2026-11-14")).toBeNull();
  const whole = { ...coverage, isFromTheStart: true };
  expect(coveredPart(whole, { from: "2020-01-01", to: "2020-01-02" })?.from).toBe("2020-01-01");
});
