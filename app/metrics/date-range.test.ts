import { expect, it } from "vitest";
import {
  blackFridayOf,
  lengthOf,
  maxRangeDays,
  parseRange,
  presetRange,
  previousRange,
} from "./date-range";

const today = "2026-03-01";
const parse = (query: string) => parseRange(new URLSearchParams(query), today);
const last30 = { preset: "last30", from: "2026-01-31", to: today };

it("shows the last 30 days, today included, where the address says nothing", () => {
  expect(parse("")).toEqual({ ...last30, problem: null });
  expect(lengthOf(parse(""))).toBe(30);
});

it("reads presets over ends of months and years", () => {
  expect(presetRange("today", today)).toEqual({ from: today, to: today });
  expect(presetRange("yesterday", today)).toEqual({ from: "2026-02-28", to: "2026-02-28" });
  expect(presetRange("last7", today)).toEqual({ from: "2026-02-23", to: today });
  expect(presetRange("last90", today)).toEqual({ from: "2025-12-02", to: today });
  expect(presetRange("thisMonth", today)).toEqual({ from: today, to: today });
  expect(presetRange("lastMonth", today)).toEqual({ from: "2026-02-01", to: "2026-02-28" });
  expect(presetRange("lastMonth", "2024-03-31")).toEqual({ from: "2024-02-01", to: "2024-02-29" });
  expect(presetRange("lastMonth", "2026-01-05")).toEqual({ from: "2025-12-01", to: "2025-12-31" });
  expect(presetRange("thisYear", today)).toEqual({ from: "2026-01-01", to: today });
});

it("reads weeks, quarters and years, those under way up to today", () => {
  // 1 March 2026 is a Sunday: the last day of its week.
  expect(presetRange("last365", today)).toEqual({ from: "2025-03-02", to: today });
  expect(presetRange("thisWeek", today)).toEqual({ from: "2026-02-23", to: today });
  expect(presetRange("thisWeek", "2026-03-02")).toEqual({ from: "2026-03-02", to: "2026-03-02" });
  expect(presetRange("lastWeek", today)).toEqual({ from: "2026-02-16", to: "2026-02-22" });
  expect(presetRange("thisQuarter", today)).toEqual({ from: "2026-01-01", to: today });
  expect(presetRange("lastQuarter", today)).toEqual({ from: "2025-10-01", to: "2025-12-31" });
  expect(presetRange("lastQuarter", "2026-12-31")).toEqual({
    from: "2026-07-01",
    to: "2026-09-30",
  });
  expect(presetRange("lastYear", today)).toEqual({ from: "2025-01-01", to: "2025-12-31" });
  expect(presetRange("monthToDate", "2026-03-17")).toEqual({ from: today, to: "2026-03-17" });
  expect(presetRange("yearToDate", today)).toEqual({ from: "2026-01-01", to: today });
});

it("reads twelve whole months, and weeks and quarters to date", () => {
  expect(presetRange("last12Months", today)).toEqual({ from: "2025-03-01", to: "2026-02-28" });
  expect(presetRange("last12Months", "2026-03-31")).toEqual({
    from: "2025-03-01",
    to: "2026-02-28",
  });
  for (const [toDate, under] of [
    ["weekToDate", "thisWeek"],
    ["quarterToDate", "thisQuarter"],
  ] as const) {
    expect(presetRange(toDate, "2026-05-14")).toEqual(presetRange(under, "2026-05-14"));
  }
});

it("finds the last Black Friday to Cyber Monday that has begun", () => {
  // As Shopify's own reports have them since 2019.
  expect([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2028].map(blackFridayOf)).toEqual([
    "2019-11-29",
    "2020-11-27",
    "2021-11-26",
    "2022-11-25",
    "2023-11-24",
    "2024-11-29",
    "2025-11-28",
    "2026-11-27",
    "2028-11-24",
  ]);
  const last = { from: "2025-11-28", to: "2025-12-01" };
  expect(presetRange("blackFriday", today)).toEqual(last);
  expect(presetRange("blackFriday", "2026-11-26")).toEqual(last);
  expect(presetRange("blackFriday", "2026-11-27")).toEqual({
    from: "2026-11-27",
    to: "2026-11-27",
  });
  expect(presetRange("blackFriday", "2025-12-01")).toEqual(last);
});

it("reads days of one's own, up to today", () => {
  expect(parse("from=2026-02-01&to=2026-03-01")).toEqual({
    preset: "custom",
    from: "2026-02-01",
    to: today,
    problem: null,
  });
});

it("gives the default and the reason for what it cannot use", () => {
  expect(parse("range=forever")).toEqual({ ...last30, problem: "unreadable" });
  expect(parse("from=2026-02-30&to=2026-03-01").problem).toBe("unreadable");
  expect(parse("from=2026-02-01").problem).toBe("unreadable");
  expect(parse("from=2026-03-01&to=2026-02-01").problem).toBe("reversed");
  expect(parse("from=2026-03-01&to=2026-03-02")).toEqual({ ...last30, problem: "future" });
});

it("takes the longest range and refuses one day more", () => {
  const longest = previousRange({ from: "2026-03-01", to: "2026-03-01" });
  const first = new Date(Date.parse(longest.to) - (maxRangeDays - 1) * 86_400_000);
  const day = (date: Date) => date.toISOString().slice(0, 10);
  const before = new Date(first.getTime() - 86_400_000);
  expect(first.getUTCFullYear()).toBe(2016);
  expect(parse(`from=${day(first)}&to=${longest.to}`).problem).toBeNull();
  expect(parse(`from=${day(before)}&to=${longest.to}`).problem).toBe("tooLong");
});

it("compares with as many days just before", () => {
  expect(previousRange({ from: "2026-03-01", to: "2026-03-01" })).toEqual({
    from: "2026-02-28",
    to: "2026-02-28",
  });
  expect(previousRange({ from: "2026-02-01", to: "2026-02-28" })).toEqual({
    from: "2026-01-04",
    to: "2026-01-31",
  });
});
