import { DateTime } from "luxon";

/** A point or span of time a search value stands for, epoch ms, the end exclusive. */
export interface TimeSpan {
  from: number;
  until: number;
}

/**
 * Reads a date of a search filter. A plain date is the whole day in the shop's zone; a time without
 * an offset is the shop's local time; everything else is an instant. Null when it is no date.
 */
export function parseSearchDate(text: string, timezone: string): TimeSpan | null {
  const value = text.trim();
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    const day = DateTime.fromISO(value, { zone: timezone }).startOf("day");
    if (!day.isValid) return null;
    return { from: day.toMillis(), until: day.plus({ days: 1 }).toMillis() };
  }
  if (!/^\d{4}-\d{2}-\d{2}[T ]/.test(value)) return null;
  const time = DateTime.fromISO(value.replace(" ", "T"), { zone: timezone });
  if (!time.isValid) return null;
  // Shopify compares whole seconds when no fraction is given.
  const width = /\.\d/.test(value) ? 1 : 1000;
  return { from: time.toMillis(), until: time.toMillis() + width };
}
