import { addDays, addMonths, daysBetween, type ShopDay } from "../lib/shop-day";
import {
  blackFridayOf,
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
  /** The same days of the week, month, quarter or year before. */
  | "week"
  | "month"
  | "quarter"
  | "year"
  /** As many days from the Black Friday before. */
  | "blackFriday"
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
 * before a week, month, quarter or year to date are the same days of the one before, that before Black Friday the
 * one of the year before.
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
  return { ...daysBefore(kind, range), choice, kind, problem: null };
}

const monthsOf = { month: 1, quarter: 3, year: 12 };

type EarlierKind = Exclude<ComparisonKind, "custom">;

function daysBefore(kind: EarlierKind, range: DayRange): DayRange {
  switch (kind) {
    case "days":
      return previousRange(range);
    case "week":
      return { from: addDays(range.from, -7), to: addDays(range.to, -7) };
    case "blackFriday": {
      const from = blackFridayOf(Number(range.from.slice(0, 4)) - 1);
      return { from, to: addDays(from, lengthOf(range) - 1) };
    }
    default:
      return {
        from: addMonths(range.from, -monthsOf[kind]),
        to: addMonths(range.to, -monthsOf[kind]),
      };
  }
}

const kindsOfPresets: Partial<Record<ParsedRange["preset"], EarlierKind>> = {
  weekToDate: "week",
  monthToDate: "month",
  quarterToDate: "quarter",
  yearToDate: "year",
  blackFriday: "blackFriday",
};

function kindOf(
  choice: (typeof comparisonChoices)[number],
  preset: ParsedRange["preset"],
): EarlierKind {
  return choice === "year" ? "year" : (kindsOfPresets[preset] ?? "days");
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
    compared.kind === "month" || compared.kind === "quarter" || compared.kind === "year"
      ? addMonths(earlier, monthsOf[compared.kind])
      : addDays(range.from, daysBetween(compared.from, earlier));
  if (day > range.to) return compared.kind === "custom" ? null : range.to;
  return day < range.from ? range.from : day;
}

/** Whether the earlier days are as many, so that like can be cut like. */
export function isAligned(range: DayRange, compared: ComparedRange): boolean {
  return compared.kind !== "custom" || lengthOf(range) === lengthOf(compared);
}
