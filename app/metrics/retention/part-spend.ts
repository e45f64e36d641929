import { campaignKey } from "../../lib/campaign-key";
import { isMarketingChannel } from "../../lib/marketing-channel";
import type { SpendKnowledge } from "../../store/spend/spend-knowledge.server";
import type { SpendDay } from "../../store/spend/spend-terms";
import type { DayRange } from "../date-range";
import type { CostAmount } from "../profit/facts";
import { marketingOf } from "../profit/marketing";

/** A part of all customers that spend tells of: those whom a channel or a campaign brought first. */
export interface SpendPart {
  by: "channel" | "campaign";
  /** As visits name it; "" and "unknown": none. */
  value: string;
}

/**
 * What was spent on a channel or a campaign over a range. Not known where no spend names it, where what a file or
 * script told of the channel does not reach over all of the days, and where nothing was told of a campaign on
 * any of them. `days`: all plain spend of the days that are shown.
 */
export function partSpendOf(
  { by, value }: SpendPart,
  range: DayRange,
  days: readonly SpendDay[],
  knowledge: SpendKnowledge,
): CostAmount {
  const own = days.filter((day) => isOf({ by, value }, day));
  const within = own.filter(({ day }) => range.from <= day && day <= range.to);
  if (by === "campaign") {
    return within.length === 0 ? "notObserved" : marketingOf(range, within, knowledge).cost;
  }
  if (!isMarketingChannel(value)) return "notSplit";
  const entered = knowledge.entered.find(({ channel }) => channel === value);
  const isReached = entered ? entered.from <= range.from && range.to <= entered.to : own.length > 0;
  if (!isReached) return "notObserved";
  const foreign = knowledge.foreign.filter(({ channel }) => channel === value);
  return marketingOf(range, within, { ...knowledge, foreign }).cost;
}

function isOf({ by, value }: SpendPart, { channel, campaign }: SpendDay): boolean {
  if (by === "channel") return channel === value;
  return value !== "" && campaign !== null && campaignKey(campaign) === campaignKey(value);
}
