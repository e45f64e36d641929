import { expect, it } from "vitest";
import { createShopCalendar } from "../../lib/shop-day";
import { figuresOf, noFigures, type ReportFigures } from "../../store/report-figures";
import type { OrderComparison, ShopifySalesDay } from "../../store/shopify-sales.server";
import { netSales } from "../definitions/net-sales";
import { totalSales } from "../definitions/total-sales";
import { noSales } from "../metric";
import type { SalesCoverage } from "../sales/coverage";
import { compareDays, explainDays } from "./compare";

const calendar = createShopCalendar("America/New_York");
const coverage: SalesCoverage = {
  from: "2026-11-01",
  isFromTheStart: true,
  asOf: new Date("2026-11-04T15:00:00Z"),
  asOfDay: "2026-11-04",
  isReading: false,
};
const figures = (minor: number): ReportFigures => ({
  ...noFigures,
  grossMinor: minor,
  netMinor: minor,
  totalMinor: minor,
});
const ours = ["2026-11-01", "2026-11-02", "2026-11-03", "2026-11-04"].map((day) => ({
  ...noSales,
  day,
  grossSalesMinor: 1_000,
}));
const said = (
  day: string,
  minor: number,
  checkedAt = "2026-11-04T15:00:00Z",
  isNarrowed = false,
): ShopifySalesDay => ({
  day,
  ...figures(minor),
  isNarrowed,
  checkedAt: new Date(checkedAt),
});
const compare = (theirs: ShopifySalesDay[]) => compareDays({ coverage, calendar, ours, theirs });

it("has net and total sales as their definitions have them", () => {
  const facts = {
    ...noSales,
    grossSalesMinor: 15_700,
    discountsMinor: -1_000,
    returnsMinor: -2_000,
    shippingMinor: 799,
    dutiesMinor: 310,
    feesMinor: 200,
    taxesMinor: 1_350,
  };
  expect(figuresOf(facts).netMinor).toBe(netSales.compute(facts));
  expect(figuresOf(facts).totalMinor).toBe(totalSales.compute(facts));
});

it("tells days that are equal to the minor unit from those that differ by one", () => {
  const days = compare([said("2026-11-01", 1_000), said("2026-11-02", 999)]);
  expect(days.map(({ state }) => state)).toEqual(["equal", "differs", "notAsked", "notAsked"]);
  expect(days[1]?.difference).toMatchObject({ netMinor: 1, orders: 0 });
});

it("does not hold a difference against a day that was not over when it was read", () => {
  // The last covered day is open on our side, the third was on Shopify's: midnight is at 05:00 UTC.
  const days = compare([
    said("2026-11-02", 900, "2026-11-03T05:00:00Z"),
    said("2026-11-03", 900, "2026-11-04T04:59:59Z"),
    said("2026-11-04", 900, "2026-11-09T00:00:00Z"),
  ]);
  expect(days.map(({ state }) => state)).toEqual(["notAsked", "differs", "open", "open"]);
});

const order = (orderId: number, day: string, mine: number, theirs: number): OrderComparison => ({
  day,
  orderId,
  name: `#${orderId}`,
  ours: figures(mine),
  theirs: figures(theirs),
  edits: noFigures,
  giftCardsMinor: 0,
  unexplainedMinor: 0,
  saleCount: 1,
  lastSaleAt: null,
  order: {
    isTest: false,
    isDeleted: false,
    isGiftCardOnly: false,
    cancelledAt: null,
    updatedAt: new Date("2026-11-01T00:00:00Z"),
    presentmentCurrency: "USD",
  },
  remote: null,
  checkedAt: new Date("2026-11-04T15:00:00Z"),
});

it("explains days by orders, over days, and keeps what no order explains", () => {
  const theirs = [
    said("2026-11-01", 700, undefined, true),
    said("2026-11-02", 1_300),
    said("2026-11-03", 1_000),
  ];
  const days = compare(theirs);
  const comparisons = [
    order(1, "2026-11-01", 250, 0),
    order(1, "2026-11-02", 0, 250),
    // Equal by now.
    order(2, "2026-11-01", 80, 80),
  ];
  const explained = explainDays(days, comparisons, { theirs, calendar, currency: "USD" });
  expect(
    explained.map(({ day, isNarrowed, orders, remainder }) => [
      day,
      isNarrowed,
      orders.map(({ orderId, cause, otherDay }) => [orderId, cause, otherDay]),
      remainder.netMinor,
    ]),
  ).toEqual([
    ["2026-11-01", true, [[1, "timeZone", "2026-11-02"]], 50],
    ["2026-11-02", false, [[1, "timeZone", "2026-11-01"]], -50],
  ]);
});
