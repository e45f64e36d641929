import { DateTime } from "luxon";
import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, createShopCalendar, daysBetween, eachDay, startOfDay } from "./shop-day";

it("puts a late evening order on the shop's day, not on UTC's", () => {
  const newYork = createShopCalendar("America/New_York");
  expect(newYork.dayOf(new Date("2026-01-02T03:30:00Z"))).toBe("2026-01-01");
  expect(newYork.dayOf(new Date("2026-01-02T05:00:00Z"))).toBe("2026-01-02");
});

it("follows daylight saving, half hours included", () => {
  const newYork = createShopCalendar("America/New_York");
  // 8 March 2026: clocks go forward, the day begins at 05:00 and the next at 04:00 UTC.
  expect(newYork.dayOf(new Date("2026-03-08T04:59:59Z"))).toBe("2026-03-07");
  expect(newYork.dayOf(new Date("2026-03-09T03:59:59Z"))).toBe("2026-03-08");
  expect(newYork.dayOf(new Date("2026-03-09T04:00:00Z"))).toBe("2026-03-09");
});

it("agrees with luxon at any instant in zones that shift by an hour, half an hour and not at all", () => {
  const zones = [
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "UTC",
  ];
  const calendars = zones.map(createShopCalendar);
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2010, 0), max: Date.UTC(2030, 0) }),
      fc.nat(zones.length - 1),
      (ms, index) =>
        calendars[index]?.dayOf(ms) === DateTime.fromMillis(ms, { zone: zones[index] }).toISODate(),
    ),
    { numRuns: 2000 },
  );
});

it("begins any day when luxon does, in zones whose midnight moves, comes twice or is left out", () => {
  const zones = ["America/New_York", "America/Havana", "America/Sao_Paulo", "Africa/Casablanca"];
  zones.push("Asia/Beirut", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Kiritimati", "UTC");
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 7_300 }),
      fc.constantFrom(...zones),
      (after, zone) =>
        startOfDay(addDays("2010-01-01", after), zone).getTime() ===
        DateTime.fromISO(addDays("2010-01-01", after), { zone }).startOf("day").toMillis(),
    ),
    { numRuns: 3_000 },
  );
});

it("refuses an unknown zone by name", () => {
  expect(() => createShopCalendar("Mars/Olympus")).toThrow(/Mars\/Olympus/);
  expect(() => startOfDay("2026-01-01", "Mars/Olympus")).toThrow(/Mars\/Olympus/);
});

it("counts days across months, leap days and clock changes", () => {
  expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
  expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
  expect(daysBetween("2026-03-07", "2026-03-10")).toBe(3);
  expect(eachDay("2026-02-27", "2026-03-01")).toEqual(["2026-02-27", "2026-02-28", "2026-03-01"]);
  expect(eachDay("2026-03-02", "2026-03-01")).toEqual([]);
});

it("knows when a day begins where midnight moves", () => {
  expect(startOfDay("2026-03-08", "America/New_York").toISOString()).toBe(
    "2026-03-08T05:00:00.000Z",
  );
  expect(startOfDay("2026-03-09", "America/New_York").toISOString()).toBe(
    "2026-03-09T04:00:00.000Z",
  );
});
