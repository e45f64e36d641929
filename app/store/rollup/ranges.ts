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

/** Calendar periods of which sums of sales are kept, with how many months each has; the longest first. */
export const longGrains = { y: 12, q: 3, m: 1 } as const;

/** A part of a range: days (d), or months (m), quarters (q) or years (y) by their first days. */
export interface RangePart extends DayRangeRef {
  grain: keyof typeof longGrains | "d";
}

/** A range as whole years, quarters and months, and the days before and after them, in as few as there are. */
export function splitByGrain(range: DayRangeRef): RangePart[] {
  const { months, days } = partsOfRange(range);
  return [
    ...days.map((part) => ({ grain: "d" as const, ...part })),
    ...(months
      ? splitMonths(monthNumber(months.from), monthNumber(months.to) + 1, ["y", "q"])
      : []),
  ];
}

// From a month on, up to another one that is no longer in it.
function splitMonths(
  from: number,
  end: number,
  [grain = "m", ...finer]: readonly (keyof typeof longGrains)[],
): RangePart[] {
  if (from >= end) return [];
  const size = longGrains[grain];
  const [first, after] = [Math.ceil(from / size) * size, Math.floor(end / size) * size];
  if (first >= after) return splitMonths(from, end, finer);
  return [
    { grain, from: startOfMonthNumber(first), to: startOfMonthNumber(after - size) },
    ...(grain === "m" ? [] : splitMonths(from, first, finer)),
    ...(grain === "m" ? [] : splitMonths(after, end, finer)),
  ];
}

const monthNumber = (day: ShopDay): number =>
  Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

const startOfMonthNumber = (month: number): ShopDay =>
  `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`;

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
