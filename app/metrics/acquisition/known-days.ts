import { farAway, farPast, intersectSpans, type DaySpan } from "../../lib/day-spans";
import type { MarketingChannel } from "../../lib/marketing-channel";
import { daysBetween } from "../../lib/shop-day";
import type { SpendKnowledge } from "../../store/spend/spend-knowledge.server";
import type { SpendDay } from "../../store/spend/spend-terms";
import type { DayRange } from "../date-range";

/**
 * The longest stretch of a range of which it is known what was spent: customers of the rest cost something
 * that nobody told. Null: nothing is known of any day. `spans`: known days, in order and apart.
 */
export function knownDaysOf(range: DayRange, spans: readonly DayRange[]): DayRange | null {
  const parts = spans
    .map(({ from, to }) => ({
      from: from > range.from ? from : range.from,
      to: to < range.to ? to : range.to,
    }))
    .filter(({ from, to }) => from <= to);
  const [longest] = parts.sort((a, b) => lengthOf(b) - lengthOf(a) || (a.from < b.from ? 1 : -1));
  return longest ?? null;
}

const lengthOf = ({ from, to }: DayRange) => daysBetween(from, to);

const always: DaySpan[] = [{ from: farPast, to: farAway }];

/**
 * What is known of some channels alone. One of which no file, post or activity ever told costs what was entered
 * for it by hand, which is known of all days.
 */
export function knowledgeOf(
  channels: readonly MarketingChannel[],
  knowledge: SpendKnowledge,
): SpendKnowledge {
  const own = knowledge.channels.filter(({ channel }) => channels.includes(channel));
  return {
    ...knowledge,
    channels: own,
    spans: own.reduce((spans, each) => intersectSpans(spans, each.spans), always),
    foreign: knowledge.foreign.filter(({ channel }) => channels.includes(channel)),
  };
}

/** The same of the channels that a campaign's days of spend name; what was entered by hand is known. */
export function knowledgeOfDays(
  days: readonly SpendDay[],
  knowledge: SpendKnowledge,
): SpendKnowledge {
  const told = days.flatMap(({ source, channel }) => (source === "cost" ? [] : (channel ?? [])));
  return knowledgeOf([...new Set(told)], knowledge);
}
