import { z } from "zod";
import { addDays, daysBetween, type ShopDay } from "../lib/shop-day";

export const rangePresets = [
  "today",
  "yesterday",
  "last7",
  "last30",
  "last90",
  "thisMonth",
  "lastMonth",
  "thisYear",
] as const;
export type RangePreset = (typeof rangePresets)[number];

export const defaultPreset: RangePreset = "last30";

/** Longer ranges would be thousands of points in a picture made for days. */
export const maxRangeDays = 1100;

/** Days of the shop, both ends included. */
export interface DayRange {
  from: ShopDay;
  to: ShopDay;
}

export type RangeProblem = "unreadable" | "reversed" | "future" | "tooLong";

export interface ParsedRange extends DayRange {
  preset: RangePreset | "custom";
  /** What was wrong with the address, where the default stands in for it. */
  problem: RangeProblem | null;
}

const shopDay = z.iso.date();

/**
 * Reads ?range=last30 or ?from=2026-01-01&to=2026-01-31. "Last n days" end with today. Anything
 * unusable gives the default and says why.
 */
export function parseRange(params: URLSearchParams, today: ShopDay): ParsedRange {
  const preset = params.get("range");
  const from = params.get("from");
  const to = params.get("to");

  if (preset === null && from === null && to === null) return defaultRange(today, null);
  if (preset !== null) {
    const known = z.enum(rangePresets).safeParse(preset);
    if (!known.success) return defaultRange(today, "unreadable");
    return { preset: known.data, ...presetRange(known.data, today), problem: null };
  }
  const custom = z.object({ from: shopDay, to: shopDay }).safeParse({ from, to });
  if (!custom.success) return defaultRange(today, "unreadable");
  const problem = findProblem(custom.data, today);
  if (problem) return defaultRange(today, problem);
  return { preset: "custom", ...custom.data, problem: null };
}

/** The days of a preset, as of `today`. */
export function presetRange(preset: RangePreset, today: ShopDay): DayRange {
  const firstOfMonth = `${today.slice(0, 7)}-01`;
  switch (preset) {
    case "today":
      return { from: today, to: today };
    case "yesterday":
      return { from: addDays(today, -1), to: addDays(today, -1) };
    case "last7":
      return { from: addDays(today, -6), to: today };
    case "last30":
      return { from: addDays(today, -29), to: today };
    case "last90":
      return { from: addDays(today, -89), to: today };
    case "thisMonth":
      return { from: firstOfMonth, to: today };
    case "lastMonth": {
      const last = addDays(firstOfMonth, -1);
      return { from: `${last.slice(0, 7)}-01`, to: last };
    }
    case "thisYear":
      return { from: `${today.slice(0, 4)}-01-01`, to: today };
  }
}

/** As many days just before. */
export function previousRange(range: DayRange): DayRange {
  return { from: addDays(range.from, -lengthOf(range)), to: addDays(range.from, -1) };
}

export function lengthOf(range: DayRange): number {
  return daysBetween(range.from, range.to) + 1;
}

function findProblem(range: DayRange, today: ShopDay): RangeProblem | null {
  if (range.from > range.to) return "reversed";
  if (range.to > today) return "future";
  if (lengthOf(range) > maxRangeDays) return "tooLong";
  return null;
}

function defaultRange(today: ShopDay, problem: RangeProblem | null): ParsedRange {
  return { preset: defaultPreset, ...presetRange(defaultPreset, today), problem };
}
