import { addDays, eachDay, type ShopDay } from "../../lib/shop-day";

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

/** What sums are stored of: a day, or one of the longer periods. */
export type Grain = "d" | keyof typeof longGrains;

/** A part of a range: days (d), or months (m), quarters (q) or years (y) by their first days. */
export interface RangePart extends DayRangeRef {
  grain: Grain;
  /** -1: what a longer period has too much. */
  sign: 1 | -1;
}

/**
 * A range as years, quarters, months and days, of which some may be too long and others are taken off again: 25 days
 * are a month less five. As few rows as there are. Periods that end after the day `lastOver` are not used as a whole.
 */
export function splitByGrain({ from, to }: DayRangeRef, lastOver?: ShopDay): RangePart[] {
  const end = addDays(to, 1);
  const over = lastOver === undefined ? noLimit : addDays(lastOver, 1);
  const isCut = from < over && over < end;
  const parts = (first: ShopDay, after: ShopDay, limit: ShopDay) =>
    cover({ from: first, end: after, sign: 1 }, ["y", "q", "m"], limit).parts;
  return isCut
    ? [...parts(from, over, over), ...parts(over, end, noLimit)]
    : parts(from, end, from < over ? over : noLimit);
}

interface Cover {
  parts: RangePart[];
  /** In days' worth of rows. */
  cost: number;
}

// What a period longer than a day has of rows: most keys sell several times in one.
const longCost = 4;

interface Span {
  from: ShopDay;
  /** The day after the last. */
  end: ShopDay;
  sign: RangePart["sign"];
}

const noLimit = "9999-12-31";

/** Of periods that lie within the span or end by the day `limit`. */
function cover(span: Span, grains: readonly (keyof typeof longGrains)[], limit: ShopDay): Cover {
  const { from, end, sign } = span;
  if (from >= end) return { parts: [], cost: 0 };
  const [grain, ...finer] = grains;
  if (grain === undefined) return coverByDays(span);
  const size = longGrains[grain];
  const startOf = (day: ShopDay) => startOfMonthNumber(Math.floor(monthNumber(day) / size) * size);
  const nextAfter = (start: ShopDay) => startOfMonthNumber(monthNumber(start) + size);
  const first = startOf(from) === from ? from : nextAfter(startOf(from));
  const after = startOf(end);
  // Within one period.
  if (first > after) return coverEdge(span, { from: startOf(from), end: first });
  const edges = [
    coverEdge({ from, end: first, sign }, { from: startOf(from), end: first }),
    coverEdge({ from: after, end, sign }, { from: after, end: nextAfter(after) }),
  ];
  if (first < after) {
    const last = startOfMonthNumber(monthNumber(after) - size);
    const cost = ((monthNumber(after) - monthNumber(first)) / size) * longCost;
    edges.unshift({ parts: [{ grain, sign, from: first, to: last }], cost });
  }
  return sum(edges);

  /** A part of one period: by what is finer, or as the period less the rest of it. */
  function coverEdge(part: Span, period: Omit<Span, "sign">): Cover {
    const direct = cover(part, finer, limit);
    if (part.from >= part.end || grain === undefined || period.end > limit) return direct;
    const opposite = sign === 1 ? -1 : 1;
    const rest = sum([
      { parts: [{ grain, sign, from: period.from, to: period.from }], cost: longCost },
      cover({ from: period.from, end: part.from, sign: opposite }, finer, limit),
      cover({ from: part.end, end: period.end, sign: opposite }, finer, limit),
    ]);
    return rest.cost < direct.cost ? rest : direct;
  }
}

function coverByDays({ from, end, sign }: Span): Cover {
  const to = addDays(end, -1);
  return { parts: [{ grain: "d", sign, from, to }], cost: eachDay(from, to).length };
}

function sum(covers: readonly Cover[]): Cover {
  return {
    parts: covers.flatMap(({ parts }) => parts),
    cost: covers.reduce((all, { cost }) => all + cost, 0),
  };
}

const monthNumber = (day: ShopDay): number =>
  Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

const startOfMonthNumber = (month: number): ShopDay =>
  `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`;

/** The first days of a part's periods. */
export function eachPeriod({ grain, from, to }: RangePart): ShopDay[] {
  if (grain === "d") return eachDay(from, to);
  const size = longGrains[grain];
  const count = (monthNumber(to) - monthNumber(from)) / size + 1;
  return Array.from({ length: count }, (_, index) =>
    startOfMonthNumber(monthNumber(from) + index * size),
  );
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
