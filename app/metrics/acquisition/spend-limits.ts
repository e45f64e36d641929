import type { MarketingChannel } from "../../lib/marketing-channel";
import { addDays, type ShopDay } from "../../lib/shop-day";
import type { SpendKnowledge } from "../../store/spend/spend-knowledge.server";
import type { DayRange } from "../date-range";
import { isWithin } from "../../lib/day-spans";
import { knownDaysOf } from "./known-days";

/** A channel of which it is not known on all days what was spent. */
export interface SpendLimit {
  channel: MarketingChannel;
  /** The longest stretch of the days on which it is; null: on none. */
  days: DayRange | null;
}

/** Those of the range up to the last day that is over: of the one under way nobody can know it. */
export function limitsOf(
  { from, to }: DayRange,
  { channels }: Pick<SpendKnowledge, "channels">,
  asOfDay: ShopDay,
): SpendLimit[] {
  const last = to < asOfDay ? to : addDays(asOfDay, -1);
  if (last < from) return [];
  const over = { from, to: last };
  return channels.flatMap(({ channel, spans }) =>
    isWithin(over, spans) ? [] : { channel, days: knownDaysOf(over, spans) },
  );
}
