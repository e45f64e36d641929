import { DateTime, IANAZone } from "luxon";

/** A calendar day in the shop's time zone, as "2026-11-22". */
export type ShopDay = string;

const dayMs = 24 * 60 * 60_000;
// Every zone in use changes its offset on a quarter of an hour, so within one the offset is constant.
const quarterMs = 15 * 60_000;
// More than a century of them is no use of an app of sales.
const rememberedDays = 50_000;

/** Turns instants into days of one zone, remembering offsets: for millions of rows. */
export interface ShopCalendar {
  zone: string;
  dayOf(instant: Date | number): ShopDay;
}

/** Minutes that a zone is ahead of UTC at the beginning of a day of UTC, by the day's number. */
type Offsets = (utcDay: number) => number;

const offsetsOfZones = new Map<string, Offsets>();

/** Those of a zone, worked out once in a process: pages ask for thousands. */
function offsetsOf(zone: string): Offsets {
  const known = offsetsOfZones.get(zone);
  if (known) return known;
  const iana = IANAZone.create(zone);
  if (!iana.isValid) throw new RangeError(`Unknown time zone: ${zone}`);
  const offsets = new Map<number, number>();
  const read: Offsets = (utcDay) => {
    let offset = offsets.get(utcDay);
    if (offset === undefined) {
      offset = iana.offset(utcDay * dayMs);
      if (offsets.size >= rememberedDays) offsets.clear();
      offsets.set(utcDay, offset);
    }
    return offset;
  };
  offsetsOfZones.set(zone, read);
  return read;
}

/** Throws a RangeError where the zone is no IANA zone. */
export function createShopCalendar(zone: string): ShopCalendar {
  const offsetAt = offsetsOf(zone);
  const iana = IANAZone.create(zone);

  /** Of a whole day of UTC; null where it changes within. No zone changes twice in two days. */
  function offsetOfDay(utcDay: number): number | null {
    const first = offsetAt(utcDay);
    return first === offsetAt(utcDay + 1) ? first : null;
  }

  return {
    zone,
    dayOf(instant) {
      const ms = typeof instant === "number" ? instant : instant.getTime();
      const offset =
        offsetOfDay(Math.floor(ms / dayMs)) ?? iana.offset(Math.floor(ms / quarterMs) * quarterMs);
      const dayNumber = Math.floor((ms + offset * 60_000) / dayMs);
      return dayOfNumber(dayNumber);
    },
  };
}

const daysOfNumbers = new Map<number, ShopDay>();

/** Days since 1970-01-01. */
const numberOf = (day: ShopDay) => Date.parse(`${day}T00:00:00Z`) / dayMs;

/** The day of a number, remembered: a page of three years writes thousands. */
function dayOfNumber(number: number): ShopDay {
  let day = daysOfNumbers.get(number);
  if (day === undefined) {
    day = new Date(number * dayMs).toISOString().slice(0, 10);
    if (daysOfNumbers.size >= rememberedDays) daysOfNumbers.clear();
    daysOfNumbers.set(number, day);
  }
  return day;
}

/** The day `days` later (or earlier, if negative). Calendar arithmetic: no zone needed. */
export function addDays(day: ShopDay, days: number): ShopDay {
  return dayOfNumber(numberOf(day) + days);
}

/** The same day `months` later (or earlier), or the last of that month where it has no such day. */
export function addMonths(day: ShopDay, months: number): ShopDay {
  return DateTime.fromISO(day, { zone: "utc" }).plus({ months }).toISODate() ?? day;
}

/** The Monday on or before a day. */
export function startOfWeek(day: ShopDay): ShopDay {
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -sinceMonday);
}

/** Whole days from `from` to `to`: 1 for consecutive days. */
export function daysBetween(from: ShopDay, to: ShopDay): number {
  return numberOf(to) - numberOf(from);
}

// Of a limit that is never reached no day is told.
const longestDays = 36_500;

/** The first day on which more than so many days have passed since another; null: not in a hundred years. */
export function firstDayPast(since: ShopDay, days: number): ShopDay | null {
  return days > longestDays ? null : addDays(since, days + 1);
}

/** The first of these days that comes after another; null: none does. */
export function firstAfter(
  day: ShopDay,
  days: readonly (ShopDay | null | undefined)[],
): ShopDay | null {
  let first: ShopDay | null = null;
  for (const each of days) {
    if (each && each > day && (first === null || each < first)) first = each;
  }
  return first;
}

/** Every day from `from` to `to`, both included. */
export function eachDay(from: ShopDay, to: ShopDay): ShopDay[] {
  const first = numberOf(from);
  const count = Math.max(0, numberOf(to) - first + 1);
  return Array.from({ length: count }, (_, index) => dayOfNumber(first + index));
}

/**
 * The instant at which clocks show on `day` what they show at `instant`, whatever was changed in between.
 * An hour that the day leaves out is taken as the one after it.
 */
export function sameClockOn(day: ShopDay, instant: Date, zone: string): Date {
  const { hour, minute, second, millisecond } = DateTime.fromJSDate(instant, { zone });
  return DateTime.fromISO(day, { zone }).set({ hour, minute, second, millisecond }).toJSDate();
}

/** The hour that clocks show at an instant, 0 to 23. */
export function hourIn(zone: string, instant: Date): number {
  return DateTime.fromJSDate(instant, { zone }).hour;
}

/** The instant at which a day begins in a zone (daylight saving included). */
export function startOfDay(day: ShopDay, zone: string): Date {
  const utcDay = numberOf(day);
  const offsetAt = offsetsOf(zone);
  const offset = offsetAt(utcDay - 1);
  // A day begins at most 14 hours from its beginning in UTC, and no zone changes twice in two days.
  if (offset === offsetAt(utcDay + 1)) return new Date(utcDay * dayMs - offset * 60_000);
  return DateTime.fromISO(day, { zone }).startOf("day").toJSDate();
}

/** From when until when clocks of a zone show an hour of a day, twice where they go back; null: they leave it out. */
export function spanOfHour(
  day: ShopDay,
  hour: number,
  zone: string,
): { from: Date; to: Date } | null {
  const first = startOfDay(day, zone).getTime();
  const end = startOfDay(addDays(day, 1), zone).getTime();
  const quarters: number[] = [];
  for (let at = first; at < end; at += quarterMs) {
    if (hourIn(zone, new Date(at)) === hour) quarters.push(at);
  }
  const [from, to] = [quarters[0], quarters.at(-1)];
  return from === undefined || to === undefined
    ? null
    : { from: new Date(from), to: new Date(to + quarterMs) };
}
