import { groupBy } from "../../lib/group-by";
import { eachDay, type ShopDay } from "../../lib/shop-day";
import type { SpendDay } from "../../store/spend/spend-terms";
import type { AttributedOrders } from "../../store/worth/attribution.server";
import { dayBeside, type ComparedRange } from "../comparison-range";
import { lengthOf, type DayRange } from "../date-range";
import { cutRange, isWholePart } from "../sales/grain";
import type { ContributionRates } from "./contribution";
import { totalsOf, type AcquisitionTotals } from "./totals";
import type { ChannelRule } from "./touch";

/** By what days are told of over time. */
export const pointGrains = ["day", "week", "month"] as const;
export type PointGrain = (typeof pointGrains)[number];

/** The grain asked for, or one with as many points as a picture has room for. */
export function choosePointGrain(asked: string | null, range: DayRange): PointGrain {
  const known = pointGrains.find((grain) => grain === asked);
  const days = lengthOf(range);
  return known ?? (days <= 31 ? "day" : days <= 182 ? "week" : "month");
}

/** A part of the days, and of those they are compared with the ones that stand beside it. */
export interface PartOfDays {
  days: DayRange;
  /** Null: there are none. */
  beside: DayRange | null;
}

/** `earlier`: days of `compared`; null: there are none to compare with. */
export function cutBeside(
  range: DayRange,
  grain: PointGrain,
  earlier: DayRange | null,
  compared: Pick<ComparedRange, "from" | "to" | "kind">,
): PartOfDays[] {
  const besides = (earlier ? eachDay(earlier.from, earlier.to) : []).map((day) => ({
    day,
    under: dayBeside(day, range, compared),
  }));
  return cutRange(range, grain).map((days) => {
    const own = besides.filter(
      ({ under }) => under !== null && days.from <= under && under <= days.to,
    );
    const [first, last] = [own[0], own.at(-1)];
    return { days, beside: first && last ? { from: first.day, to: last.day } : null };
  });
}

/** What was spent and brought on some days, told apart by the parts' first days. */
export interface PartedDays {
  orders: readonly AttributedOrders[];
  spend: readonly SpendDay[];
  isSpendKnown: boolean;
  rates: ContributionRates;
}

/** What a part of the days cost and brought, and what those beside it did. */
export interface AcquisitionPoint {
  days: DayRange;
  totals: AcquisitionTotals;
  /** Null: there is nothing to compare with. */
  before: { days: DayRange; totals: AcquisitionTotals } | null;
  /** Its last day is not over. */
  isIncomplete: boolean;
  /** Not a whole week or month. */
  isPart: boolean;
}

/** `asOfDay`: the last day of which something is known; it is not over. */
export function buildPoints(
  parts: readonly PartOfDays[],
  grain: PointGrain,
  current: PartedDays,
  previous: PartedDays | null,
  rules: readonly ChannelRule[],
  asOfDay: ShopDay,
): AcquisitionPoint[] {
  const now = totalsByPart(current, rules);
  const before = previous && totalsByPart(previous, rules);
  return parts.map(({ days, beside }) => ({
    days,
    totals: now(days),
    before: before && beside && { days: beside, totals: before(beside) },
    isIncomplete: days.to >= asOfDay,
    isPart: !isWholePart(days, grain),
  }));
}

function totalsByPart(
  { orders, spend, isSpendKnown, rates }: PartedDays,
  rules: readonly ChannelRule[],
): (days: DayRange) => AcquisitionTotals {
  const byPeriod = groupBy(orders, ({ period }) => period);
  return ({ from, to }) =>
    totalsOf(
      byPeriod.get(from) ?? [],
      spend.filter(({ day }) => from <= day && day <= to),
      rules,
      isSpendKnown,
      rates.byPart.get(from) ?? null,
    );
}
