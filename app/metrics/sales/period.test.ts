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
  tipsMinor: 8,
  giftCardsMinor: 30,
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

it.each([
  // Clocks went forward in the night of 8 March 2026, and back in that of 1 November.
  ["America/New_York", "2026-03-08", "2026-03-08T19:00:00Z", "2026-03-07T20:00:00Z"], // 15:00
  ["America/New_York", "2026-03-09", "2026-03-09T19:00:00Z", "2026-03-08T19:00:00Z"], // 15:00
  ["America/New_York", "2026-11-01", "2026-11-01T20:00:00Z", "2026-10-31T19:00:00Z"], // 15:00
  ["America/New_York", "2026-11-02", "2026-11-02T15:00:00Z", "2026-11-01T15:00:00Z"], // 10:00
  // By half an hour: back on 5 April 2026 (11:00 to 10:30 ahead), forward on 4 October.
  ["Australia/Lord_Howe", "2026-04-05", "2026-04-05T04:30:00Z", "2026-04-04T04:00:00Z"], // 15:00
  ["Australia/Lord_Howe", "2026-10-04", "2026-10-04T04:00:00Z", "2026-10-03T04:30:00Z"], // 15:00
])("ends the day before in %s at what clocks show on %s", (zone, day, asOf, until) => {
  const underWay = { ...coverage, asOf: new Date(asOf), asOfDay: day };
  expect(previousWindow({ from: day, to: day }, underWay, zone).until).toEqual(new Date(until));
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
    tipsMinor: 16,
    giftCardsMinor: 60,
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
