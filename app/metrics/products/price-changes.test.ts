import { expect, it } from "vitest";
import { parseWindowDays, perDay, windowsOf } from "./price-changes";

const covered = { firstDay: "2026-01-01", lastDay: "2026-11-28" };
const place = { day: "2026-11-10", heldFrom: "2026-03-01", next: null };

it("takes equally many days before and after, without the day of the change", () => {
  expect(windowsOf(place, 14, covered)).toEqual({
    before: { from: "2026-10-27", to: "2026-11-09" },
    after: { from: "2026-11-11", to: "2026-11-24" },
    days: 14,
    isWhole: true,
  });
});

it("cuts both sides to what exists after", () => {
  expect(windowsOf({ ...place, day: "2026-11-25" }, 14, covered)).toEqual({
    before: { from: "2026-11-22", to: "2026-11-24" },
    after: { from: "2026-11-26", to: "2026-11-28" },
    days: 3,
    isWhole: false,
  });
  // One day short of the length, and exactly it.
  expect(windowsOf({ ...place, day: "2026-11-14" }, 14, covered).isWhole).toBe(true);
  expect(windowsOf({ ...place, day: "2026-11-15" }, 14, covered)).toMatchObject({
    days: 13,
    isWhole: false,
  });
});

it("cuts both sides to the days on which the price before held", () => {
  expect(windowsOf({ ...place, heldFrom: "2026-11-08" }, 14, covered)).toMatchObject({
    before: { from: "2026-11-08", to: "2026-11-09" },
    after: { from: "2026-11-11", to: "2026-11-12" },
  });
  expect(windowsOf(place, 14, { ...covered, firstDay: "2026-11-05" }).days).toBe(5);
  expect(windowsOf(place, 14, { ...covered, firstDay: null }).days).toBe(14);
});

it("ends before the next change", () => {
  expect(windowsOf({ ...place, next: "2026-11-14" }, 14, covered)).toMatchObject({
    after: { from: "2026-11-11", to: "2026-11-13" },
    days: 3,
  });
});

it("has no windows where a side has no whole day", () => {
  const none = { before: null, after: null, days: 0, isWhole: false };
  expect(windowsOf({ ...place, day: "2026-11-28" }, 14, covered)).toEqual(none);
  expect(windowsOf({ ...place, next: "2026-11-11" }, 14, covered)).toEqual(none);
  expect(windowsOf({ ...place, heldFrom: "2026-11-10" }, 14, covered)).toEqual(none);
  expect(windowsOf({ ...place, day: "2025-12-01" }, 14, covered)).toEqual(none);
});

it("reads the length from the address", () => {
  const read = (query: string) => parseWindowDays(new URLSearchParams(query));
  expect(["", "window=7", "window=90", "window=91", "window=0", "window=x"].map(read)).toEqual([
    14, 7, 90, 14, 14, 14,
  ]);
});

it("has nothing a day where there is no day", () => {
  expect(perDay(7, 14)).toBe(0.5);
  expect(perDay(7, 0)).toBeNull();
  expect(perDay(null, 14)).toBeNull();
});
