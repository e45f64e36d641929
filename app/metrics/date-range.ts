import { z } from "zod";
import { addDays, addMonths, daysBetween, startOfWeek, type ShopDay } from "../lib/shop-day";

export const rangePresets = [
  "today",
  "yesterday",
  "last7",
  "last30",
  "last90",
  "last365",
  "last12Months",
  "thisWeek",
  "lastWeek",
  "thisMonth",
  "lastMonth",
  "thisQuarter",
  "lastQuarter",
  "thisYear",
  "lastYear",
  "weekToDate",
  "monthToDate",
  "quarterToDate",
  "yearToDate",
  "blackFriday",
] as const;
export type RangePreset = (typeof rangePresets)[number];

export const defaultPreset: RangePreset = "last30";

/** Ten years. Of longer ranges Home, which draws and lists every day, takes seconds to appear. */
export const maxRangeDays = 3660;

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
  const custom = parseDays(from, to, today);
  if (typeof custom === "string") return defaultRange(today, custom);
  return { preset: "custom", ...custom, problem: null };
}

/** Two days as somebody wrote them, or what is wrong with them. */
export function parseDays(
  from: string | null,
  to: string | null,
  today: ShopDay,
): DayRange | RangeProblem {
  const days = z.object({ from: shopDay, to: shopDay }).safeParse({ from, to });
  if (!days.success) return "unreadable";
  return findProblem(days.data, today) ?? days.data;
}

/** The days of a preset, as of `today`. Weeks begin on Monday. */
export function presetRange(preset: RangePreset, today: ShopDay): DayRange {
  const week = startOfWeek(today);
  const month = `${today.slice(0, 7)}-01`;
  const quarter = startOfQuarter(today);
  const year = `${today.slice(0, 4)}-01-01`;
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
    case "last365":
      return { from: addDays(today, -364), to: today };
    case "last12Months":
      return { from: addMonths(month, -12), to: addDays(month, -1) };
    case "thisWeek":
    case "weekToDate":
      return { from: week, to: today };
    case "lastWeek":
      return { from: addDays(week, -7), to: addDays(week, -1) };
    case "thisMonth":
    case "monthToDate":
      return { from: month, to: today };
    case "lastMonth":
      return { from: addMonths(month, -1), to: addDays(month, -1) };
    case "thisQuarter":
    case "quarterToDate":
      return { from: quarter, to: today };
    case "lastQuarter":
      return { from: addMonths(quarter, -3), to: addDays(quarter, -1) };
    case "thisYear":
    case "yearToDate":
      return { from: year, to: today };
    case "lastYear":
      return { from: addMonths(year, -12), to: addDays(year, -1) };
    case "blackFriday":
      return lastBlackFriday(today);
  }
}

/** The last Black Friday to Cyber Monday that has begun, up to today. */
function lastBlackFriday(today: ShopDay): DayRange {
  const year = Number(today.slice(0, 4));
  const friday = blackFridayOf(year) <= today ? blackFridayOf(year) : blackFridayOf(year - 1);
  const monday = addDays(friday, 3);
  return { from: friday, to: monday < today ? monday : today };
}

/** The day after the fourth Thursday of November. */
export function blackFridayOf(year: number): ShopDay {
  const first = `${year}-11-01`;
  const toThursday =
    (daysBetween(startOfWeek(first), first) <= 3 ? 3 : 10) - daysBetween(startOfWeek(first), first);
  return addDays(first, toThursday + 3 * 7 + 1);
}

export function startOfQuarter(day: ShopDay): ShopDay {
  const month = Number(day.slice(5, 7));
  const first = month - ((month - 1) % 3);
  return `${day.slice(0, 4)}-${String(first).padStart(2, "0")}-01`;
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
