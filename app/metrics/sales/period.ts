import { eachDay, startOfDay, type ShopDay } from "../../lib/shop-day";
import type { SalesWindow, SalesWindowRows } from "../../store/sales-window";
import { previousRange, type DayRange } from "../date-range";
import { noCustomers, noSales, sumDays } from "../metric";
import type { CustomerCounts, SalesDay, SalesFacts } from "../metric";
import { isDayIncomplete, type SalesCoverage } from "./coverage";

/** The days of a range, those without sales included, and what the whole range amounts to. */
export interface SalesPeriod {
  range: DayRange;
  days: SalesDay[];
  total: SalesFacts;
}

/**
 * As many days before the range. Where the range's last day is not over, they end at the same hour:
 * like is compared with like.
 */
export function previousWindow(
  range: DayRange,
  coverage: SalesCoverage,
  zone: string,
): SalesWindow {
  const before = previousRange(range);
  if (!isDayIncomplete(coverage, range.to)) return before;
  const elapsedMs = coverage.asOf.getTime() - startOfDay(range.to, zone).getTime();
  return { ...before, until: new Date(startOfDay(before.to, zone).getTime() + elapsedMs) };
}

/** Rows of the database as a period: days without a row had no sales. */
export function toPeriod({ from, to }: DayRange, rows: SalesWindowRows): SalesPeriod {
  const sales = new Map(rows.days.map((row) => [row.day, row]));
  const customers = new Map<ShopDay | null, CustomerCounts>();
  for (const { day, kind, customers: count } of rows.customers) {
    const counts = customers.get(day) ?? { ...noCustomers };
    counts[`${kind}Customers`] += count;
    customers.set(day, counts);
  }
  const days = eachDay(from, to).map((day): SalesDay => {
    const row = sales.get(day);
    const guestOrders = row?.guestOrders ?? 0;
    return { ...noSales, ...row, ...customers.get(day), guestOrders, day };
  });
  const guestOrders = days.reduce((sum, day) => sum + day.guestOrders, 0);
  const total = sumDays(days, { ...noCustomers, ...customers.get(null), guestOrders });
  return { range: { from, to }, days, total };
}
