import { addDays, type ShopDay } from "../../lib/shop-day";

/** Shop days, both included. */
export interface DayRangeRef {
  from: ShopDay;
  to: ShopDay;
}

export interface RangeParts {
  /** First days of the months that lie in the range as a whole; null where none does. */
  months: DayRangeRef | null;
  /** The days at its edges. */
  days: DayRangeRef[];
}

/** A range as whole months and the days before and after them. */
export function partsOfRange({ from, to }: DayRangeRef): RangeParts {
  const first = from.endsWith("-01") ? from : startOfNextMonth(from);
  const end = addDays(to, 1);
  const afterLast = `${end.slice(0, 7)}-01`;
  if (first >= afterLast) return { months: null, days: from <= to ? [{ from, to }] : [] };
  const days: DayRangeRef[] = [];
  if (from < first) days.push({ from, to: addDays(first, -1) });
  if (afterLast <= to) days.push({ from: afterLast, to });
  return { months: { from: first, to: startOfMonth(addDays(afterLast, -1)) }, days };
}

/**
 * A condition on columns grain and period that reads a range as months and days, each once; its values
 * take the numbers from `firstValue` on.
 */
export function splitRange(
  range: DayRangeRef,
  firstValue: number,
): { sql: string; values: string[] } {
  const { months, days } = partsOfRange(range);
  const parts = [
    ...(months ? [{ grain: "m", ...months }] : []),
    ...days.map((part) => ({ grain: "d", ...part })),
  ];
  const values: string[] = [];
  const conditions = parts.map(({ grain, from, to }) => {
    values.push(from, to);
    const at = firstValue + values.length - 2;
    return `(grain = '${grain}' and period between $${at}::date and $${at + 1}::date)`;
  });
  return { sql: conditions.length === 0 ? "false" : conditions.join(" or "), values };
}

export function startOfMonth(day: ShopDay): ShopDay {
  return `${day.slice(0, 7)}-01`;
}

function startOfNextMonth(day: ShopDay): ShopDay {
  return startOfMonth(addDays(startOfMonth(day), 32));
}
