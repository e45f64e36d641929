import { expect, it } from "vitest";
import { noSales } from "../metric";
import {
  countOnlineOrders,
  countOpenDays,
  gapOf,
  lastDays,
  sumSessions,
  toSplitVisits,
} from "./sessions";

const day = (sessions: number | null, isIncomplete = false) => ({ sessions, isIncomplete });

it("sums the visits of days that are all known and over", () => {
  expect(sumSessions([day(3), day(0), day(4)])).toBe(7);
});

it("does not know the visits of a range of which a day is missing, under way, or none is asked for", () => {
  expect(sumSessions([day(3), day(null)])).toBeNull();
  expect(sumSessions([day(3), day(4, true)])).toBeNull();
  expect(sumSessions([])).toBeNull();
});

it("leaves out today, and yesterday where it was not over when Shopify was asked, and no more", () => {
  expect(countOpenDays([day(3), day(4)])).toBe(0);
  expect(countOpenDays([day(3), day(4, true)])).toBe(1);
  expect(countOpenDays([day(3), day(4, true), day(null)])).toBe(2);
  expect(countOpenDays([day(3), day(null), day(4, true), day(null)])).toBeNull();
  // A gap further back is no day at the end: sumSessions says that it is not known.
  expect(countOpenDays([day(null), day(3), day(null)])).toBe(1);
});

it("says why days have no sum of visits", () => {
  expect(gapOf([day(null), day(null)])).toBe("notRead");
  expect(gapOf([day(4, true)])).toBe("noDayOver");
  expect(gapOf([day(3), day(null), day(4, true)])).toBe("missingDays");
});

it("cuts the last days of a window, up to the same hour", () => {
  const until = new Date("2026-11-30T15:00:00Z");
  expect(lastDays({ from: "2026-11-01", to: "2026-11-30", until }, 2)).toEqual({
    from: "2026-11-29",
    to: "2026-11-30",
    until,
  });
});

it("counts orders of the online store alone, without those of mere gift cards", () => {
  const channels = new Map([
    ["Online Store", { ...noSales, orders: 7, giftCardOnlyOrders: 1 }],
    ["web", { ...noSales, orders: 2 }],
    ["Point of Sale", { ...noSales, orders: 40 }],
    ["Shop", { ...noSales, orders: 5 }],
    ["", { ...noSales, orders: 3 }],
  ]);
  expect(countOnlineOrders(channels)).toBe(8);
  const sessions = {
    openDays: 1,
    current: 90,
    previous: 80,
    currentOpenOrders: 3,
    previousOpenOrders: 1,
  };
  expect(toSplitVisits(sessions, "current", channels)).toEqual({
    sessions: 90,
    orders: 5,
    openOrders: 3,
  });
  expect(toSplitVisits("notRead", "current", channels)).toBeNull();
});
