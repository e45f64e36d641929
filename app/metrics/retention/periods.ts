import { addDays, addMonths, startOfWeek, type ShopDay } from "../../lib/shop-day";
import type { CohortGrain } from "../../store/worth/cohorts.server";
import { startOfQuarter } from "../date-range";

export const cohortGrains = ["week", "month", "quarter", "year"] as const satisfies CohortGrain[];

/** The first day of the period a day lies in. Weeks begin on Monday. */
export function startOfPeriod(grain: CohortGrain, day: ShopDay): ShopDay {
  switch (grain) {
    case "week":
      return startOfWeek(day);
    case "month":
      return `${day.slice(0, 7)}-01`;
    case "quarter":
      return startOfQuarter(day);
    case "year":
      return `${day.slice(0, 4)}-01-01`;
  }
}

const monthsOf = { month: 1, quarter: 3, year: 12 } as const;

/** The first day of the period `count` later, or earlier. */
export function addPeriods(grain: CohortGrain, start: ShopDay, count: number): ShopDay {
  return grain === "week" ? addDays(start, 7 * count) : addMonths(start, monthsOf[grain] * count);
}

export function lastDayOf(grain: CohortGrain, start: ShopDay): ShopDay {
  return addDays(addPeriods(grain, start, 1), -1);
}

/** Periods from one to a later one; both by their first days. */
export function periodsBetween(grain: CohortGrain, from: ShopDay, to: ShopDay): number {
  if (grain === "week") return Math.round((Date.parse(to) - Date.parse(from)) / (7 * 86_400_000));
  const months = (day: ShopDay) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return Math.round((months(to) - months(from)) / monthsOf[grain]);
}

/** Not over, as far as is known: its last day is the one the figures end on, or lies after it. */
export function isPeriodIncomplete(grain: CohortGrain, start: ShopDay, asOfDay: ShopDay): boolean {
  return lastDayOf(grain, start) >= asOfDay;
}
