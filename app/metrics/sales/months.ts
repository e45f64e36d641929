import type { ShopDay } from "../../lib/shop-day";
import type { DayRange } from "../date-range";
import { noCustomers, sumDays, type SalesDay, type SalesFacts } from "../metric";

/** The days of one calendar month and what they amount to. */
export interface SalesMonth extends DayRange {
  /** Of the month's days that were given, customers apart: they do not add up over days. */
  total: SalesFacts;
}

/** Days, in order, put together by calendar month; the first and the last may be parts of one. */
export function groupByMonth(days: readonly SalesDay[]): SalesMonth[] {
  const months = new Map<string, SalesDay[]>();
  for (const day of days) {
    const key = monthOf(day.day);
    const known = months.get(key);
    if (known) known.push(day);
    else months.set(key, [day]);
  }
  return [...months.values()].flatMap((part) => {
    const [first, last] = [part[0], part.at(-1)];
    return first && last
      ? [{ from: first.day, to: last.day, total: sumDays(part, noCustomers) }]
      : [];
  });
}

function monthOf(day: ShopDay): string {
  return day.slice(0, 7);
}
