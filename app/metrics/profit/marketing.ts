import { addDays } from "../../lib/shop-day";
import type { SpendKnowledge } from "../../store/spend/spend-knowledge.server";
import type { SpendDay } from "../../store/spend/spend-terms";
import type { DayRange } from "../date-range";
import type { CostAmount } from "./facts";

/** What marketing cost over some days; money in minor units. */
export interface Marketing {
  cost: CostAmount;
  /** The part of it that was told of several days together and spread over them. */
  assumedMinor: number;
}

/**
 * What marketing cost over a range, costs entered by hand included: also those that count in the loaded
 * cost of a customer only, for they are paid out of the same sales. Not known where no source tells of
 * some of the days, or where spend of a channel is in another currency and was not entered by file.
 */
export function marketingOf(
  range: DayRange,
  days: readonly SpendDay[],
  knowledge: SpendKnowledge,
): Marketing {
  const within = days.filter(({ day }) => day >= range.from && day <= range.to);
  const sum = (some: readonly SpendDay[]) =>
    some.reduce((total, { spendMinor }) => total + spendMinor, 0);
  return {
    cost: reasonOf(range, within, knowledge) ?? sum(within),
    assumedMinor: sum(within.filter(({ isAssumed }) => isAssumed)),
  };
}

function reasonOf(
  range: DayRange,
  within: readonly SpendDay[],
  { spans, looks, foreign }: SpendKnowledge,
): Exclude<CostAmount, number> | null {
  const isEntered = new Set(
    within.flatMap(({ source, channel }) =>
      source === "import" || source === "post" ? (channel ?? []) : [],
    ),
  );
  const isLeftOut = foreign.some(
    ({ channel, from, to }) => !isEntered.has(channel) && overlaps(range, { from, to }),
  );
  if (isLeftOut) return "otherCurrency";
  // What the day under way costs is told once it is over: until then a range has what was told by then.
  const isUnderWay = looks && range.to === addDays(looks.to, 1) && range.from <= looks.to;
  const told = isUnderWay ? { from: range.from, to: looks.to } : range;
  if (spans.some((span) => contains(span, told))) return null;
  return spans.length === 0 && looks && contains(lookedAt(looks), told) ? "noSpend" : "notObserved";
}

/** What grew from one look to the next is of the days after the first. */
const lookedAt = ({ from, to }: DayRange): DayRange => ({ from: addDays(from, 1), to });

const overlaps = (a: DayRange, b: DayRange) => a.from <= b.to && b.from <= a.to;
const contains = (outer: DayRange, inner: DayRange) =>
  outer.from <= inner.from && inner.to <= outer.to;
