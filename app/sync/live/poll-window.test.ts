import { expect, it } from "vitest";
import { isComparedTonight, isNightlyDue } from "./nightly";
import { cursorAfter, windowToPoll } from "./poll-window";

const at = (time: string) => new Date(`2026-11-22T${time}Z`);
const closed = { cursorAt: null, windowFrom: null, windowTo: null };

it("begins five minutes before the reading of the history, then before its own cursor", () => {
  const now = at("12:00:00");
  expect(windowToPoll(closed, null, now)).toBeNull();
  expect(windowToPoll(closed, at("11:00:00"), now)).toEqual({ from: at("10:55:00"), to: now });
  const later = { ...closed, cursorAt: at("11:30:00") };
  expect(windowToPoll(later, at("11:00:00"), now)).toEqual({ from: at("11:25:00"), to: now });
});

it("goes on with a window that is under way, whatever the time is now", () => {
  const open = { cursorAt: null, windowFrom: at("10:00:00"), windowTo: at("11:00:00") };
  const window = { from: at("10:00:00"), to: at("11:00:00") };
  expect(windowToPoll(open, at("09:00:00"), at("12:00:00"))).toEqual(window);
});

it("keeps the cursor a minute behind the window's end, and never moves it back", () => {
  const window = { from: at("11:00:00"), to: at("12:00:00") };
  expect(cursorAfter(window, null)).toEqual(at("11:59:00"));
  expect(cursorAfter(window, at("11:59:30"))).toEqual(at("11:59:30"));
});

it("compares everything once a night of the shop, or by day after two nights that were missed", () => {
  const evening = at("00:00:00");
  const due = (time: string, zone = "UTC") => isNightlyDue(evening, at(time), zone);
  expect(due("19:59:00")).toBe(false);
  expect(isNightlyDue(null, at("01:59:59"), "UTC")).toBe(false);
  expect(isNightlyDue(null, at("02:00:00"), "UTC")).toBe(true);
  expect(isNightlyDue(null, at("06:00:00"), "UTC")).toBe(false);
  expect(isNightlyDue(null, at("08:00:00"), "America/New_York")).toBe(true);
  const twoDays = new Date(at("12:00:00").getTime() - 48 * 3_600_000);
  expect(isNightlyDue(twoDays, at("12:00:00"), "UTC")).toBe(true);
  expect(isNightlyDue(twoDays, at("11:59:59"), "UTC")).toBe(false);
  expect(isComparedTonight(evening, at("19:59:59"))).toBe(true);
  expect(isComparedTonight(evening, at("20:00:00"))).toBe(false);
});
