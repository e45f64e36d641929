import { addDays, daysBetween, type ShopDay } from "../../lib/shop-day";
import type { DayRange } from "../date-range";
import { z } from "zod";

/** When a price changed, as far as the days around it are the price's own. */
export interface ChangePlace {
  /** The first day on which the new price was seen. */
  day: ShopDay;
  /** The first whole day on which the price before held, as far as is known. */
  heldFrom: ShopDay;
  /** The day on which the next price was seen; null: it holds. */
  next: ShopDay | null;
}

export interface ChangeWindows {
  /** As many days before as after; null: there is no whole day on one of both sides. */
  before: DayRange | null;
  after: DayRange | null;
  /** Of each. */
  days: number;
  isWhole: boolean;
}

// Two weeks hold each weekday twice.
export const defaultWindowDays = 14;
const windowSchema = z.coerce.number().int().min(1).max(90);

/** Reads ?window=14; what cannot be read gives the usual length. */
export function parseWindowDays(params: URLSearchParams): number {
  const parsed = windowSchema.safeParse(params.get("window") ?? defaultWindowDays);
  return parsed.success ? parsed.data : defaultWindowDays;
}

/**
 * The days before and after a change that are compared: equally many, of `length` at most, cut to days
 * with sales figures and to those on which the one price, or the other, held. The day of the change
 * belongs to neither: a part of it is of the old price.
 */
export function windowsOf(
  { day, heldFrom, next }: ChangePlace,
  length: number,
  covered: { firstDay: ShopDay | null; lastDay: ShopDay },
): ChangeWindows {
  const begin = later(heldFrom, covered.firstDay ?? heldFrom);
  const end = next === null ? covered.lastDay : earlier(addDays(next, -1), covered.lastDay);
  const before = Math.max(0, daysBetween(begin, day));
  const after = Math.max(0, daysBetween(day, end));
  const days = Math.min(length, before, after);
  if (days === 0) return { before: null, after: null, days: 0, isWhole: false };
  return {
    before: { from: addDays(day, -days), to: addDays(day, -1) },
    after: { from: addDays(day, 1), to: addDays(day, days) },
    days,
    isWhole: days === length,
  };
}

const later = (a: ShopDay, b: ShopDay) => (a > b ? a : b);
const earlier = (a: ShopDay, b: ShopDay) => (a < b ? a : b);

/** An amount a day; null where there is no day. */
export function perDay(sum: number | null, days: number): number | null {
  return sum === null || days === 0 ? null : sum / days;
}
