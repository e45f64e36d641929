import { parseDay } from "../../world/shop-time";
import type { ShopTime } from "../../world/shop-time";
import { ShopifyqlError } from "./lexer";
import type { Moment, Query, TimeUnit } from "./parser";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Without dates a query covers the last thirty days and today. */
const DEFAULT_DAYS = 30;

/** Shop days, both included. */
export interface DayRange {
  first: number;
  last: number;
}

/** The days a query covers, in the shop's zone. */
export function resolveRange(query: Query, today: number): DayRange {
  if (query.during) {
    if (query.since || query.until) {
      throw new ShopifyqlError(
        `Syntax error at column ${query.during.column}: 'DURING' cannot be combined with SINCE or UNTIL`,
      );
    }
    return during(query.during, today);
  }
  const first = query.since ? resolveDay(query.since, today) : today - DEFAULT_DAYS;
  const last = query.until ? resolveDay(query.until, today) : today;
  if (first > last) {
    throw new ShopifyqlError(
      `Invalid dates: SINCE '${query.since?.text ?? ""}' is after UNTIL '${query.until?.text ?? "today"}'`,
    );
  }
  return { first, last };
}

function resolveDay(moment: Moment, today: number): number {
  const text = moment.text.toLowerCase();
  const date = parseDay(moment.text.slice(0, 10));
  if (date !== null) return date;
  if (text === "today" || text === "now") return today;
  if (text === "yesterday") return today - 1;
  const relative = /^([-+]\d+)(d|w|m|q|y)[a-z]*$/.exec(text);
  if (relative) return shift(today, relative[2] as string, Number(relative[1]));
  const edge = /^(startof|endof)(day|week|month|quarter|year)(?:\(([-+]?\d+)[a-z]*\))?$/.exec(
    text.replaceAll("_", ""),
  );
  if (edge) {
    const unit = edge[2] as TimeUnit;
    const inside = shift(startOf(today, unit), unit.charAt(0), Number(edge[3] ?? 0));
    return edge[1] === "startof" ? startOf(inside, unit) : nextOf(startOf(inside, unit), unit) - 1;
  }
  throw new ShopifyqlError(
    `Syntax error at column ${moment.column}: '${moment.text}' is not a date`,
  );
}

function during(moment: Moment, today: number): DayRange {
  const text = moment.text.toLowerCase();
  const date = parseDay(moment.text);
  if (date !== null) return { first: date, last: date };
  if (text === "today") return { first: today, last: today };
  if (text === "yesterday") return { first: today - 1, last: today - 1 };
  const named = /^(this|last)_(week|month|quarter|year)$/.exec(text);
  if (named) {
    const unit = named[2] as TimeUnit;
    const current = startOf(today, unit);
    if (named[1] === "this") return { first: current, last: nextOf(current, unit) - 1 };
    return { first: startOf(current - 1, unit), last: current - 1 };
  }
  throw new ShopifyqlError(
    `Syntax error at column ${moment.column}: '${moment.text}' is not a named period`,
  );
}

function shift(day: number, unit: string, by: number): number {
  if (unit === "d") return day + by;
  if (unit === "w") return day + 7 * by;
  const months = unit === "m" ? by : unit === "q" ? 3 * by : 12 * by;
  const date = new Date(day * DAY_MS);
  const target = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const length = new Date(
    Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0),
  ).getUTCDate();
  return target.getTime() / DAY_MS + Math.min(date.getUTCDate(), length) - 1;
}

/** First day of the week (Monday), month, quarter or year a day lies in. */
export function startOf(day: number, unit: TimeUnit): number {
  const date = new Date(day * DAY_MS);
  const year = date.getUTCFullYear();
  switch (unit) {
    case "week":
      return day - ((day + 3) % 7);
    case "month":
      return Date.UTC(year, date.getUTCMonth(), 1) / DAY_MS;
    case "quarter":
      return Date.UTC(year, Math.floor(date.getUTCMonth() / 3) * 3, 1) / DAY_MS;
    case "year":
      return Date.UTC(year, 0, 1) / DAY_MS;
    default:
      return day;
  }
}

function nextOf(start: number, unit: TimeUnit): number {
  if (unit === "week") return start + 7;
  if (unit === "month") return shift(start, "m", 1);
  if (unit === "quarter") return shift(start, "q", 1);
  if (unit === "year") return shift(start, "y", 1);
  return start + 1;
}

/** The bucket an instant falls into, as the string that rows show: days in the shop's zone, hours by its clock. */
export function bucketOf(at: number, unit: TimeUnit, time: ShopTime): string {
  if (unit === "hour") {
    const local = Math.floor((at + time.offsetAt(at)) / HOUR_MS) * HOUR_MS;
    return new Date(local).toISOString().slice(0, 19);
  }
  return dayText(startOf(time.dayOf(at), unit));
}

/** All buckets of a range in order, those without anything included. */
export function bucketsOf(range: DayRange, unit: TimeUnit, time: ShopTime): string[] {
  const buckets: string[] = [];
  if (unit === "hour") {
    const end = time.startOfDay(range.last + 1);
    for (let at = time.startOfDay(range.first); at < end; at += HOUR_MS / 2) {
      const bucket = bucketOf(at, "hour", time);
      if (!buckets.includes(bucket, Math.max(0, buckets.length - 4))) buckets.push(bucket);
    }
    return buckets;
  }
  for (let day = startOf(range.first, unit); day <= range.last; day = nextOf(day, unit)) {
    buckets.push(dayText(day));
  }
  return buckets;
}

function dayText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
