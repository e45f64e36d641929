import { eachDay, sameClockOn, type ShopDay } from "../../lib/shop-day";
import type { SalesWindow, SalesWindowRows } from "../../store/sales-window";
import { comparedRange, isAligned, type ComparedRange } from "../comparison-range";
import type { DayRange } from "../date-range";
import { noCustomers, noSales, sumDays } from "../metric";
import type { CustomerCounts, SalesDay, SalesFacts } from "../metric";
import { isDayIncomplete, type SalesCoverage } from "./coverage";

/** The days of a range, those without sales included, and what they amount to. */
export interface SalesPeriod {
  range: DayRange;
  /** The days of the range that are covered: only these are summed up. Null: none. */
  part: DayRange | null;
  /** Every day of the range; those that are not covered say nothing. */
  days: SalesDay[];
  /** Of `part`. */
  total: SalesFacts;
}

/**
 * The earlier days a range is compared with. Where the range's last day is not over, they end at the
 * same hour of theirs, if they are as many: like is compared with like.
 */
export function previousWindow(
  range: DayRange,
  coverage: SalesCoverage,
  zone: string,
  compared: ComparedRange = comparedRange("previous", { ...range, preset: "custom" }),
): SalesWindow {
  const before = { from: compared.from, to: compared.to };
  if (!isPreviousCut(range, coverage, compared)) return before;
  return { ...before, until: sameClockOn(before.to, coverage.asOf, zone) };
}

export function isPreviousCut(
  range: DayRange,
  coverage: SalesCoverage,
  compared: ComparedRange,
): boolean {
  return isDayIncomplete(coverage, range.to) && isAligned(range, compared);
}

type KindCounts = Pick<CustomerCounts, "newCustomers" | "returningCustomers" | "unknownCustomers">;
const noKinds: KindCounts = { newCustomers: 0, returningCustomers: 0, unknownCustomers: 0 };

const emptyDay: SalesDay = { ...noSales, day: "" };

/** Rows of the covered part of a range as a period: days without a row had no sales. */
export function toPeriod(
  { from, to }: DayRange,
  part: DayRange | null,
  rows: SalesWindowRows,
): SalesPeriod {
  const sales = new Map(rows.days.map((row) => [row.day, row]));
  const customers = new Map<ShopDay | null, KindCounts>();
  for (const { day, kind, customers: count } of rows.customers) {
    const counts = customers.get(day) ?? { ...noKinds };
    counts[`${kind}Customers`] += count;
    customers.set(day, counts);
  }
  // All of one shape: objects that got their fields in different orders take fifteen times as long to add up.
  const days = eachDay(from, to).map((day) =>
    Object.assign({ ...emptyDay, day }, customers.get(day), sales.get(day)),
  );
  const total = sumDays(days, {
    ...noCustomers,
    ...customers.get(null),
    guestOrders: days.reduce((sum, day) => sum + day.guestOrders, 0),
    unidentifiedOrders: days.reduce((sum, day) => sum + day.unidentifiedOrders, 0),
  });
  return { range: { from, to }, part, days, total };
}
