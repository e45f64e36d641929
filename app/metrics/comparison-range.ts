import { addDays, addMonths, daysBetween, type ShopDay } from "../lib/shop-day";
import {
  lengthOf,
  parseDays,
  previousRange,
  type DayRange,
  type ParsedRange,
  type RangeProblem,
} from "./date-range";

/** What a range is compared with: a choice that the address keeps. */
export const comparisonChoices = ["previous", "year"] as const;
export type ComparisonChoice = (typeof comparisonChoices)[number] | "custom";

/** What of an address says which days a page is about, and which they are compared with. */
export const rangeParams = ["range", "from", "to", "compare", "before_from", "before_to"] as const;

/** Which earlier days those are, for words. */
export type ComparisonKind =
  /** As many days just before. */
  | "days"
  /** The same days of the month before, or the year before. */
  | "month"
  | "year"
  /** Days of one's own choice. */
  | "custom";

export interface ComparedRange extends DayRange {
  choice: ComparisonChoice;
  kind: ComparisonKind;
  /** What was wrong with the address, where the previous period stands in for it. */
  problem: RangeProblem | null;
}

/**
 * Reads ?compare=previous, ?compare=year, or ?compare=custom&before_from=…&before_to=…. The period
 * before a month or a year to date are the same days of the month or year before.
 */
export function parseComparison(
  params: URLSearchParams,
  range: Pick<ParsedRange, "preset" | "from" | "to">,
  today: ShopDay,
): ComparedRange {
  const compare = params.get("compare");
  if (compare === null || compare === "previous") return comparedRange("previous", range);
  if (compare === "year") return comparedRange("year", range);
  const custom =
    compare === "custom"
      ? parseDays(params.get("before_from"), params.get("before_to"), today)
      : "unreadable";
  if (typeof custom === "string") return { ...comparedRange("previous", range), problem: custom };
  return { ...custom, choice: "custom", kind: "custom", problem: null };
}

export function comparedRange(
  choice: (typeof comparisonChoices)[number],
  range: Pick<ParsedRange, "preset" | "from" | "to">,
): ComparedRange {
  const kind = kindOf(choice, range.preset);
  const days =
    kind === "days"
      ? previousRange(range)
      : {
          from: addMonths(range.from, -monthsOf[kind]),
          to: addMonths(range.to, -monthsOf[kind]),
        };
  return { ...days, choice, kind, problem: null };
}

const monthsOf = { month: 1, year: 12 };

function kindOf(
  choice: (typeof comparisonChoices)[number],
  preset: ParsedRange["preset"],
): "days" | "month" | "year" {
  if (choice === "year" || preset === "yearToDate") return "year";
  return preset === "monthToDate" ? "month" : "days";
}

/**
 * The day of the range under which an earlier day is drawn. Every earlier day has one but where the
 * earlier days are somebody's own and more: then null.
 */
export function dayBeside(
  earlier: ShopDay,
  range: DayRange,
  compared: Pick<ComparedRange, "from" | "to" | "kind">,
): ShopDay | null {
  const day =
    compared.kind === "month" || compared.kind === "year"
      ? addMonths(earlier, monthsOf[compared.kind])
      : addDays(range.from, daysBetween(compared.from, earlier));
  if (day > range.to) return compared.kind === "custom" ? null : range.to;
  return day < range.from ? range.from : day;
}

/** Whether the earlier days are as many, so that like can be cut like. */
export function isAligned(range: DayRange, compared: ComparedRange): boolean {
  return compared.kind !== "custom" || lengthOf(range) === lengthOf(compared);
}
