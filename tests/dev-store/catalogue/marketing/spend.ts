import type { StoreSettings } from "../../world/types";
import { createRng } from "../../world/rng";
import { shopTime } from "../../world/shop-time";
import type { ShopTime } from "../../world/shop-time";
import { minorFromUsd } from "../money";
import { SEASONS } from "../verticals/vertical";
import type { ActivityFacts } from "./campaigns";

const DAY_MS = 86_400_000;
/** Sunday first: ads run stronger from Thursday to Sunday. */
const WEEKDAY = [1.12, 0.92, 0.9, 0.93, 1.02, 1.08, 1.03];
/** Share of a day's budget by hour of the shop's clock. */
const HOURS = [1, 1, 1, 1, 1, 1, 2, 3, 4, 5, 5, 5, 6, 6, 5, 5, 5, 6, 7, 8, 8, 7, 5, 2];
const HOURS_TOTAL = HOURS.reduce((sum, share) => sum + share, 0);
const YEARLY_GROWTH = 1.18;

/** Running spend of activities: whole minor units, never falling, growing through the day. */
export interface SpendBook {
  /** Spend from the activity's start until that instant; null for activities without spend. */
  until(activity: ActivityFacts, atMs: number): number | null;
  /** Spend of one shop day (days since 1970-01-01) when it is over; 0 outside the running time. */
  ofDay(activity: ActivityFacts, day: number): number;
}

export function createSpendBook(settings: StoreSettings): SpendBook {
  const time = shopTime(settings.timezone);
  const sums = new Map<number, number[]>();
  const scale = settings.orders / Math.max(1, settings.historyDays);

  function ofDay(activity: ActivityFacts, day: number): number {
    if (activity.spendPerOrder === null) return 0;
    const share = runningShare(time, activity, day);
    if (share === 0) return 0;
    const month = new Date(day * DAY_MS).getUTCMonth();
    const weekday = new Date(day * DAY_MS).getUTCDay();
    const years = (day * DAY_MS - activity.startsAt) / (365 * DAY_MS);
    const noise = 0.85 + createRng(settings.seed, "spend", activity.id, day).next() * 0.3;
    const usd =
      activity.spendPerOrder *
      scale *
      (SEASONS[activity.season][month] ?? 1) *
      (WEEKDAY[weekday] ?? 1) *
      YEARLY_GROWTH ** Math.max(0, years) *
      noise;
    return Math.round(minorFromUsd(usd, settings.currency) * share);
  }

  /** Spend of all days before the n-th day of the activity; kept and extended as time goes on. */
  function sumBefore(activity: ActivityFacts, n: number): number {
    let list = sums.get(activity.id);
    if (!list) sums.set(activity.id, (list = [0]));
    const first = time.dayOf(activity.startsAt);
    while (list.length <= n) {
      list.push((list[list.length - 1] ?? 0) + ofDay(activity, first + list.length - 1));
    }
    return list[n] ?? 0;
  }

  function until(activity: ActivityFacts, atMs: number): number | null {
    if (activity.spendPerOrder === null) return null;
    const at = Math.min(atMs, activity.endsAt ?? atMs);
    if (at <= activity.startsAt) return 0;
    const day = time.dayOf(at);
    const before = sumBefore(activity, day - time.dayOf(activity.startsAt));
    return before + Math.floor(ofDay(activity, day) * spentShare(time, activity, day, at));
  }

  return { until, ofDay };
}

/** How much of the day's hours, by weight, the activity runs in: less than 1 on first and last day. */
function runningShare(time: ShopTime, activity: ActivityFacts, day: number): number {
  return curveAt(time, day, activity.endsAt ?? Infinity) - curveAt(time, day, activity.startsAt);
}

/** Share of that day's own spend that is spent by `at`. */
function spentShare(time: ShopTime, activity: ActivityFacts, day: number, at: number): number {
  const all = runningShare(time, activity, day);
  if (all <= 0) return 0;
  const end = Math.min(at, activity.endsAt ?? at);
  return Math.min(1, (curveAt(time, day, end) - curveAt(time, day, activity.startsAt)) / all);
}

/** Share (0..1) of a day's spending curve that lies before the instant. */
function curveAt(time: ShopTime, day: number, at: number): number {
  if (at === Infinity) return 1;
  const onDay = time.dayOf(at);
  if (onDay !== day) return onDay < day ? 0 : 1;
  const hours = Math.min(23.9999, time.timeOfDay(at) / 3_600_000);
  const whole = Math.floor(hours);
  let sum = 0;
  for (let hour = 0; hour < whole; hour++) sum += HOURS[hour] ?? 0;
  return (sum + (HOURS[whole] ?? 0) * (hours - whole)) / HOURS_TOTAL;
}
