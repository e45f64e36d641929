import type { Rng } from "../../world/rng";
import type { ShopTime } from "../../world/shop-time";

const DAY_MS = 86_400_000;

/** Trade by hour of the day, relative; evenings sell, nights hardly do, midnight is never quite dead. */
const HOURS = [
  22, 12, 7, 5, 5, 8, 16, 28, 42, 54, 62, 66, 70, 66, 62, 60, 60, 62, 68, 80, 92, 90, 68, 42,
] as const;
/** Sunday to Saturday. */
const WEEKDAYS = [1.08, 1.04, 0.97, 0.95, 0.98, 1.0, 0.94] as const;
const MONTHS = [0.86, 0.85, 0.92, 0.95, 1.02, 0.97, 0.9, 0.88, 0.96, 1.03, 1.22, 1.32] as const;
/** Three years of trade roughly double it. */
const GROWTH_PER_YEAR = 1.24;

export interface Promotion {
  code: string;
  title: string;
  /** Shop days, both included. */
  firstDay: number;
  lastDay: number;
  percentage: number;
  /** How much more is sold while it runs. */
  lift: number;
  /** A code that shoppers type in, or a discount that applies itself. */
  automatic: boolean;
}

/** The promotions of a year: new year clearance, spring, summer sale and the days around Black Friday. */
export function promotionsOfYear(year: number): Promotion[] {
  const day = (month: number, date: number) => Date.UTC(year, month, date) / DAY_MS;
  const firstOfNovember = day(10, 1);
  // 1970-01-01 was a Thursday, so day % 7 === 0 is one: Black Friday follows the fourth of them.
  const thanksgiving = firstOfNovember + ((7 - (firstOfNovember % 7)) % 7) + 21;
  return [
    promotion("CLEARANCE", `New year clearance ${year}`, day(0, 3), day(0, 16), 0.25, 1.35, true),
    promotion("SPRING", `Spring refresh ${year}`, day(3, 10), day(3, 17), 0.15, 1.3, false),
    promotion("SUMMER", `Summer sale ${year}`, day(5, 24), day(6, 7), 0.2, 1.45, true),
    promotion("BFCM", `Black Friday ${year}`, thanksgiving - 1, thanksgiving + 4, 0.3, 2.4, true),
  ];

  function promotion(
    stem: string,
    title: string,
    firstDay: number,
    lastDay: number,
    percentage: number,
    lift: number,
    automatic: boolean,
  ): Promotion {
    const code = `${stem}${year % 100}`;
    return { code, title, firstDay, lastDay, percentage, lift, automatic };
  }
}

/** How much a shop day sells, and when during it. */
export interface Calendar {
  time: ShopTime;
  firstDay: number;
  lastDay: number;
  /** Relative demand of a shop day of the history. */
  demand(day: number): number;
  promotionOn(day: number): Promotion | null;
  /** A shop day, as likely as its demand. */
  drawDay(rng: Rng): number;
  /** A time on that day by the shape of its hours, in whole seconds. */
  drawTime(day: number, rng: Rng): number;
}

/** The store's calendar over the days that end with `until`. */
export function createCalendar(time: ShopTime, historyDays: number, until: number): Calendar {
  const lastDay = time.dayOf(until);
  const firstDay = lastDay - Math.max(1, historyDays) + 1;
  const days = lastDay - firstDay + 1;
  const promotions: Promotion[] = [];
  for (let year = yearOf(firstDay); year <= yearOf(lastDay); year++) {
    promotions.push(...promotionsOfYear(year));
  }
  const promotionOn = (day: number) =>
    promotions.find((promotion) => day >= promotion.firstDay && day <= promotion.lastDay) ?? null;

  const demands = new Float64Array(days);
  const upTo = new Float64Array(days);
  let total = 0;
  for (let i = 0; i < days; i++) {
    demands[i] = demandOf(firstDay + i, i, promotionOn(firstDay + i));
    total += demands[i] as number;
    upTo[i] = total;
  }

  const hoursUpTo: number[] = [];
  let allHours = 0;
  for (const weight of HOURS) hoursUpTo.push((allHours += weight));

  return {
    time,
    firstDay,
    lastDay,
    demand: (day) => demands[day - firstDay] ?? 0,
    promotionOn,
    drawDay: (rng) => firstDay + lowerBound(upTo, rng.next() * total),
    drawTime(day, rng) {
      const left = rng.next() * allHours;
      let hour = 0;
      while ((hoursUpTo[hour] as number) <= left) hour += 1;
      const ms = hour * 3_600_000 + Math.floor(rng.next() * 3600) * 1000;
      return time.at(day, ms);
    },
  };
}

/** Index of the first value above `wanted` in ascending values. */
export function lowerBound(values: Float64Array, wanted: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}

function demandOf(day: number, index: number, promotion: Promotion | null): number {
  const date = new Date(day * DAY_MS);
  const month = date.getUTCMonth();
  // Between the middles of two months, so that a new month is no step.
  const position = (date.getUTCDate() - 15) / 30;
  const other = MONTHS[(month + (position < 0 ? 11 : 1)) % 12] as number;
  const season = (MONTHS[month] as number) * (1 - Math.abs(position)) + other * Math.abs(position);
  const weekday = WEEKDAYS[date.getUTCDay()] as number;
  const growth = GROWTH_PER_YEAR ** (index / 365);
  // The Friday and the Monday stand out of their week.
  const peak = promotion?.code.startsWith("BFCM")
    ? day === promotion.firstDay + 2 || day === promotion.firstDay + 5
      ? 1.7
      : 1
    : 1;
  return season * weekday * growth * (promotion?.lift ?? 1) * peak;
}

function yearOf(day: number): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}
