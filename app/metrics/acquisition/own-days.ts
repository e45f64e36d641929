import type { MarketingChannel } from "../../lib/marketing-channel";
import { addDays, type ShopDay } from "../../lib/shop-day";
import type { SpendKnowledge } from "../../store/spend/spend-knowledge.server";
import type { SpendDay } from "../../store/spend/spend-terms";
import type { DayRange } from "../date-range";
import { knowledgeOf, knowledgeOfDays, knownDaysOf } from "./known-days";

/** Of which days of a range it is known what a channel or a campaign cost: its figures are of these. */
export interface OwnDays {
  range: DayRange;
  /** Null: of none. All of them where nobody but the merchant, by hand, tells what it costs. */
  ofChannel(channel: MarketingChannel): DayRange | null;
  /** Of a campaign, by its days of spend. */
  ofSpend(days: readonly SpendDay[]): DayRange | null;
  /** The days on which parts of the range begin, so that each lies in or outside of any of these. */
  starts: ShopDay[];
}

/** `asOfDay`: the day under way; null: none of the range is. */
export function ownDaysOf(
  range: DayRange,
  knowledge: SpendKnowledge,
  asOfDay: ShopDay | null = null,
): OwnDays {
  const over = overDaysOf(range, asOfDay);
  const edges = knowledge.channels.flatMap(({ spans }) =>
    spans.flatMap(({ from, to }) => [from, ...(to < range.to ? [addDays(to, 1)] : [])]),
  );
  if (over.to < range.to) edges.push(addDays(over.to, 1));
  const inside = edges.filter((day) => range.from < day && day <= range.to);
  return {
    range,
    ofChannel: (channel) => knownDaysOf(over, knowledgeOf([channel], knowledge).spans),
    ofSpend: (days) => knownDaysOf(over, knowledgeOfDays(days, knowledge).spans),
    starts: [range.from, ...[...new Set(inside)].sort()],
  };
}

/**
 * Those of a range that are over: what the one under way cost so far beside what it brought so far is no figure of a
 * day, and stands beside no whole one. The range itself where there is no other day in it.
 */
export function overDaysOf(range: DayRange, asOfDay: ShopDay | null): DayRange {
  const isUnderWay = asOfDay !== null && range.from < asOfDay && asOfDay <= range.to;
  return isUnderWay ? { from: range.from, to: addDays(asOfDay, -1) } : range;
}

/** The parts of orders, or days of spend, that lie in some days. */
export function isIn(day: ShopDay, { from, to }: DayRange): boolean {
  return from <= day && day <= to;
}
