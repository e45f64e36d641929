import { isWithin } from "../../lib/day-spans";
import { addDays, type ShopDay } from "../../lib/shop-day";
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
 * cost of a customer only, for they are paid out of the same sales. Not known where it is not known of all channels on
 * all of the days, or where spend is in another currency on some of them. `asOfDay`: the day under way, of which
 * what it costs is told once it is over: a range that ends with it has what was told of the days before.
 */
export function marketingOf(
  range: DayRange,
  days: readonly SpendDay[],
  knowledge: SpendKnowledge,
  asOfDay: ShopDay,
): Marketing {
  const within = days.filter(({ day }) => day >= range.from && day <= range.to);
  const sum = (some: readonly SpendDay[]) =>
    some.reduce((total, { spendMinor }) => total + spendMinor, 0);
  return {
    cost: reasonOf(range, knowledge, asOfDay) ?? sum(within),
    assumedMinor: sum(within.filter(({ isAssumed }) => isAssumed)),
  };
}

function reasonOf(
  range: DayRange,
  { spans, channels, looks, foreign }: SpendKnowledge,
  asOfDay: ShopDay,
): Exclude<CostAmount, number> | null {
  const isUnderWay = range.from < asOfDay && asOfDay <= range.to;
  const told = isUnderWay ? { from: range.from, to: addDays(asOfDay, -1) } : range;
  if (foreign.some((span) => overlaps(told, span))) return "otherCurrency";
  if (isWithin(told, spans)) return null;
  const wasAsked = looks !== null && isWithin(told, [lookedAt(looks)]);
  return channels.length === 0 && spans.length === 0 && wasAsked ? "noSpend" : "notObserved";
}

/** What grew from one look to the next is of the days after the first. */
const lookedAt = ({ from, to }: DayRange): DayRange => ({ from: addDays(from, 1), to });

const overlaps = (a: DayRange, b: DayRange) => a.from <= b.to && b.from <= a.to;
