import { campaignKey } from "../../lib/campaign-key";
import { isMarketingChannel } from "../../lib/marketing-channel";
import type { ShopDay } from "../../lib/shop-day";
import type { SpendKnowledge } from "../../store/spend/spend-knowledge.server";
import type { SpendDay } from "../../store/spend/spend-terms";
import type { DayRange } from "../date-range";
import type { CostAmount } from "../profit/facts";
import { knowledgeOf, knowledgeOfDays } from "../acquisition/known-days";
import { marketingOf } from "../profit/marketing";

/** A part of all customers that spend tells of: those whom a channel or a campaign brought first. */
export interface SpendPart {
  by: "channel" | "campaign";
  /** As visits name it; "" and "unknown": none. */
  value: string;
}

/**
 * What was spent on a channel or a campaign over a range. Not known where no spend names it, where it is not known of
 * all of the days what was spent on the channel, or on those that the campaign is told of, and where nothing
 * was told of a campaign on any of them. `days`: all plain spend of the days that are shown.
 */
export function partSpendOf(
  { by, value }: SpendPart,
  range: DayRange,
  days: readonly SpendDay[],
  knowledge: SpendKnowledge,
  asOfDay: ShopDay,
): CostAmount {
  const own = days.filter((day) => isOf({ by, value }, day));
  const within = own.filter(({ day }) => range.from <= day && day <= range.to);
  if (by === "campaign") {
    if (within.length === 0) return "notObserved";
    return marketingOf(range, within, knowledgeOfDays(within, knowledge), asOfDay).cost;
  }
  if (!isMarketingChannel(value)) return "notSplit";
  const isTold = own.length > 0 || knowledge.channels.some(({ channel }) => channel === value);
  if (!isTold) return "notObserved";
  return marketingOf(range, within, knowledgeOf([value], knowledge), asOfDay).cost;
}

function isOf({ by, value }: SpendPart, { channel, campaign }: SpendDay): boolean {
  if (by === "channel") return channel === value;
  return value !== "" && campaign !== null && campaignKey(campaign) === campaignKey(value);
}
