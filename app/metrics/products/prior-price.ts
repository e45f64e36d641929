import { addDays, type ShopDay } from "../../lib/shop-day";

/** From a day on a variant has this price, until the next step. */
export interface PriceStep {
  from: ShopDay;
  priceMinor: number;
  compareAtMinor: number | null;
}

/** Lower than the price known of its day: for a part of it a variant had this price. */
export interface DayLow {
  day: ShopDay;
  priceMinor: number;
  compareAtMinor: number | null;
}

// Directive 98/6/EC, article 6a (Omnibus): no shorter than 30 days before the reduction.
export const priorDays = 30;

export type PriorVerdict = "ok" | "higher" | "unknown";

/** Why there is no verdict. */
export type PriorGap =
  /** It was reduced when its prices were first seen. */
  | "reducedBefore"
  /** Its prices are known for fewer days before the reduction. */
  | "shortHistory"
  /** On some of the days nobody looked. */
  | "missedDays";

export interface PriorPrice {
  verdict: PriorVerdict;
  /** The first day of the reduction that is on; null: before prices were known. */
  since: ShopDay | null;
  /** The lowest price seen in the 30 days before; null: none was. */
  lowestMinor: number | null;
  reason: PriorGap | null;
  /** Since when prices of the variant are known. */
  knownSince: ShopDay;
}

export function isReduced({ priceMinor, compareAtMinor }: Omit<PriceStep, "from">): boolean {
  return compareAtMinor !== null && compareAtMinor > priceMinor;
}

/**
 * Compares the compare-at price of a reduction that is on with the lowest price of the 30 days before it
 * began. A lower price that was seen proves the one, however short the history; the other takes every day.
 * `steps` in order of days, the last being of today; `looked`: the days on which prices were read; `lows`: lower
 * prices that were seen within a day.
 */
export function judgeReduction(
  steps: readonly PriceStep[],
  looked: ReadonlySet<ShopDay>,
  lows: readonly DayLow[] = [],
): PriorPrice | null {
  const current = steps.at(-1);
  const first = steps[0];
  if (!current || !first || !isReduced(current) || current.compareAtMinor === null) return null;
  const knownSince = first.from;
  let start = steps.length - 1;
  while (start > 0 && isReduced(steps[start - 1] ?? first)) start -= 1;
  if (start === 0) {
    return {
      verdict: "unknown",
      since: null,
      lowestMinor: null,
      reason: "reducedBefore",
      knownSince,
    };
  }
  const since = beginOf(steps[start] ?? current, lows);
  const window = daysBefore(since);
  const seen = window.filter((day) => looked.has(day) && day >= knownSince);
  const prices = [
    ...seen.map((day) => priceOn(steps, day)),
    ...lows.flatMap(({ day, priceMinor }) => (window.includes(day) ? priceMinor : [])),
  ];
  const lowestMinor = prices.length > 0 ? Math.min(...prices) : null;
  const shared = { since, lowestMinor, knownSince };
  if (lowestMinor !== null && current.compareAtMinor > lowestMinor) {
    return { ...shared, verdict: "higher", reason: null };
  }
  if (seen.length === priorDays) return { ...shared, verdict: "ok", reason: null };
  const reason = knownSince > addDays(since, -priorDays) ? "shortHistory" : "missedDays";
  return { ...shared, verdict: "unknown", reason };
}

/** What a day's reading finds reduced may have been so since the day before, after that one's reading. */
function beginOf(step: PriceStep, lows: readonly DayLow[]): ShopDay {
  const dayBefore = addDays(step.from, -1);
  return lows.some((low) => low.day === dayBefore && isReduced(low)) ? dayBefore : step.from;
}

const windows = new Map<ShopDay, readonly ShopDay[]>();

/** The 30 days before one, remembered: many variants are reduced on the same day. */
function daysBefore(since: ShopDay): readonly ShopDay[] {
  let days = windows.get(since);
  if (!days) {
    days = Array.from({ length: priorDays }, (_, index) => addDays(since, index - priorDays));
    windows.set(since, days);
  }
  return days;
}

/** The price of the last step up to a day; the day is not before the first. */
function priceOn(steps: readonly PriceStep[], day: ShopDay): number {
  let price = steps[0]?.priceMinor ?? 0;
  for (const step of steps) {
    if (step.from > day) break;
    price = step.priceMinor;
  }
  return price;
}
