import { expect, it } from "vitest";
import type { SalesCoverage } from "./coverage";
import { previousWindow, toPeriod } from "./period";

const coverage: SalesCoverage = {
  from: "2026-01-01",
  isFromTheStart: true,
  asOf: new Date("2026-11-22T15:00:00Z"),
  asOfDay: "2026-11-22",
  isReading: false,
};
const row = {
  grossSalesMinor: 100,
  discountsMinor: -10,
  returnsMinor: -5,
  shippingMinor: 4,
  taxesMinor: 3,
  dutiesMinor: 2,
  feesMinor: 1,
  placedGrossMinor: 90,
  placedDiscountsMinor: -9,
  orders: 2,
  giftCardOnlyOrders: 1,
  unitsSold: 3,
  unitsReturned: -1,
  costMinor: 40,
  goodsNetMinor: 85,
  costedNetMinor: 60,
  assumedNetMinor: 20,
  guestOrders: 1,
  unidentifiedOrders: 0,
};

it("ends the earlier period at the same hour while the last day is under way", () => {
  // Ten in the morning in New York, on both days.
  const range = { from: "2026-11-16", to: "2026-11-22" };
  expect(previousWindow(range, coverage, "America/New_York")).toEqual({
    from: "2026-11-09",
    to: "2026-11-15",
    until: new Date("2026-11-15T15:00:00Z"),
  });
});

it("counts the hours from each day's own midnight where the clock was changed", () => {
  // Clocks went back in the night of 1 November 2026: its midnight is at 04:00 UTC, the next at 05:00.
  const range = { from: "2026-11-02", to: "2026-11-02" };
  const monday = { ...coverage, asOf: new Date("2026-11-02T15:00:00Z"), asOfDay: "2026-11-02" };
  const before = previousWindow(range, monday, "America/New_York");
  expect(before.until).toEqual(new Date("2026-11-01T14:00:00Z"));
});

it("takes whole days where the range is over", () => {
  expect(previousWindow({ from: "2026-11-20", to: "2026-11-21" }, coverage, "UTC")).toEqual({
    from: "2026-11-18",
    to: "2026-11-19",
  });
});

it("fills days without sales, and takes the period's customers from the period", () => {
  const period = toPeriod(
    { from: "2026-11-20", to: "2026-11-22" },
    { from: "2026-11-20", to: "2026-11-22" },
    {
      days: [
        { day: "2026-11-20", ...row },
        { day: "2026-11-22", ...row },
      ],
      customers: [
        { day: "2026-11-20", kind: "returning", customers: 1 },
        { day: "2026-11-22", kind: "returning", customers: 1 },
        { day: "2026-11-22", kind: "new", customers: 2 },
        { day: null, kind: "returning", customers: 1 },
        { day: null, kind: "new", customers: 2 },
      ],
    },
  );
  expect(period.days.map(({ day, orders }) => [day, orders])).toEqual([
    ["2026-11-20", 2],
    ["2026-11-21", 0],
    ["2026-11-22", 2],
  ]);
  expect(period.total).toEqual({
    grossSalesMinor: 200,
    discountsMinor: -20,
    returnsMinor: -10,
    shippingMinor: 8,
    taxesMinor: 6,
    dutiesMinor: 4,
    feesMinor: 2,
    placedGrossMinor: 180,
    placedDiscountsMinor: -18,
    orders: 4,
    giftCardOnlyOrders: 2,
    unitsSold: 6,
    unitsReturned: -2,
    costMinor: 80,
    goodsNetMinor: 170,
    costedNetMinor: 120,
    assumedNetMinor: 40,
    guestOrders: 2,
    unidentifiedOrders: 0,
    newCustomers: 2,
    returningCustomers: 1,
    unknownCustomers: 0,
  });
});
