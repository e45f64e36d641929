import { shareOfDay } from "../../lib/equal-shares";
import type { MarketingChannel } from "../../lib/marketing-channel";
import { addDays, daysBetween, eachDay, type ShopDay } from "../../lib/shop-day";
import type { DayRangeRef } from "../rollup/ranges";
import type { SpendCost, SpendDay } from "./spend-terms";

/** By how much the running total of an activity grew over some days, in minor units. */
export interface ActivityLine {
  channel: MarketingChannel;
  /** Whose ads it is of; null: that is not known. */
  platform: string | null;
  campaign: string | null;
  from: ShopDay;
  to: ShopDay;
  /** It may be of days before, too. */
  isAssumed: boolean;
  amountMinor: number;
}

/** The days of a range that a line has a share in; longer lines are spread evenly, as assumed. */
export function daysOfLine(
  { channel, campaign, from, to, isAssumed, amountMinor }: ActivityLine,
  range: DayRangeRef,
): SpendDay[] {
  const rest = { channel, campaign, source: "activity", isLoadedOnly: false } as const;
  return spread(amountMinor, { from, to }, range).map((share) => ({
    ...share,
    ...rest,
    isAssumed: isAssumed || from < to,
  }));
}

/** The days of a range that a cost entered by hand is of, a month's spread over the days of that month. */
export function daysOfCost(cost: SpendCost, range: DayRangeRef): SpendDay[] {
  return partsOfCost(cost, range).flatMap((part) =>
    spread(cost.amountMinor, part, range).map((share) => ({
      ...share,
      channel: cost.channel,
      campaign: cost.campaign,
      source: "cost",
      isAssumed: false,
      isLoadedOnly: cost.isLoadedOnly,
      costId: cost.id,
    })),
  );
}

/** What the amount of a cost is spread over: its days, or each of its months that the range touches. */
function partsOfCost(cost: SpendCost, range: DayRangeRef): DayRangeRef[] {
  if (!cost.isMonthly) return [{ from: cost.from, to: cost.to ?? cost.from }];
  const last = cost.to !== null && cost.to < range.to ? cost.to : range.to;
  const parts: DayRangeRef[] = [];
  const first = range.from > cost.from ? range.from : cost.from;
  for (let month = startOfMonth(first); month <= last; month = nextMonth(month)) {
    parts.push({ from: month, to: addDays(nextMonth(month), -1) });
  }
  return parts;
}

function spread(
  amountMinor: number,
  { from, to }: DayRangeRef,
  range: DayRangeRef,
): { day: ShopDay; spendMinor: number }[] {
  const first = from > range.from ? from : range.from;
  const last = to < range.to ? to : range.to;
  return daysBetween(first, last) < 0
    ? []
    : eachDay(first, last).map((day) => ({
        day,
        spendMinor: shareOfDay(amountMinor, from, to, day),
      }));
}

const startOfMonth = (day: ShopDay): ShopDay => `${day.slice(0, 7)}-01`;
const nextMonth = (month: ShopDay): ShopDay => startOfMonth(addDays(month, 32));
