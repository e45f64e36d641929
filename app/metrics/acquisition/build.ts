import { campaignKey } from "../../lib/campaign-key";
import { groupBy } from "../../lib/group-by";
import { marketingChannels, type MarketingChannel } from "../../lib/marketing-channel";
import { orderPlaces, type OrderPlace } from "../../lib/order-place";
import type { SpendDay } from "../../store/spend/spend-terms";
import type { AttributedOrders } from "../../store/worth/attribution.server";
import { marginRateOf } from "../retention/customer-margin";
import { worthIn, type AcquiredWorth, type AcquiredWorths } from "./acquired-worth";
import {
  campaignOf,
  noAcquisition,
  originOf,
  placeOf,
  sumOrders,
  type AcquisitionSums,
  type Click,
  type Origin,
} from "./attribute";
import type { DayRange } from "../date-range";
import { isIn, type OwnDays } from "./own-days";
import { costPerCustomer, returnOnSpend, worthToCost } from "./ratios";
import { channelOf, parseTouch, type ChannelRule } from "./touch";

/** Spend of a period; minor units. */
export interface SpendSums {
  /** What reaching people cost: what counts in CAC. */
  plainMinor: number;
  /** With agencies and tools. */
  loadedMinor: number;
  /** Of it, told of several days together and spread over them. */
  assumedMinor: number;
}

export const noSpend: SpendSums = { plainMinor: 0, loadedMinor: 0, assumedMinor: 0 };

/** Null: nothing is known to have been spent, which is not the same as nothing. */
export function sumSpend(days: readonly SpendDay[]): SpendSums | null {
  if (days.length === 0) return null;
  const sums = { ...noSpend };
  for (const { spendMinor, isLoadedOnly, isAssumed } of days) {
    sums.loadedMinor += spendMinor;
    if (!isLoadedOnly) sums.plainMinor += spendMinor;
    if (isAssumed) sums.assumedMinor += spendMinor;
  }
  return sums;
}

/**
 * What a channel cost and brought. Ratios are null where there is nothing to divide by. "noChannel": what was spent
 * on no channel in particular.
 */
export interface ChannelFigures extends AcquisitionSums {
  origin: Origin | "noChannel";
  /** What all of it is of: those on which it is known what was spent, or all where it is of none. */
  days: DayRange;
  spendMinor: number | null;
  cacMinor: number | null;
  roas: number | null;
  poas: number | null;
  /** After the cost of goods per customer whose first visit came by it in these days, within the horizon. */
  worthMinor: number | null;
  /** That over CAC; null by the last click, as that is of other customers. */
  worthToCost: number | null;
}

export interface CampaignFigures extends AcquisitionSums {
  campaign: string;
  channel: MarketingChannel | null;
  /** As of channels. */
  days: DayRange;
  spendMinor: number | null;
  cacMinor: number | null;
  roas: number | null;
}

/**
 * Every channel with spend or orders, by orders of the first or last click, on the days on which it is known what was
 * spent on it. `orders`: of the range, parted by `own.starts`. `spend`: of all of the range.
 */
export function byChannel(
  orders: readonly AttributedOrders[],
  spend: readonly SpendDay[],
  worth: AcquiredWorths,
  click: Click,
  rules: readonly ChannelRule[],
  own: OwnDays,
): ChannelFigures[] {
  const brought = groupBy(orders, (row) => originOf(row, click, rules));
  const spent = groupBy(
    spend.filter(({ isLoadedOnly }) => !isLoadedOnly),
    ({ channel }): ChannelFigures["origin"] => channel ?? "noChannel",
  );
  const worths = worthByOrigin(worth.rows, rules);
  const order = [...marketingChannels, "unattributed", "notApplicable", "noChannel"] as const;
  return order.flatMap((origin) => {
    const isChannel =
      origin !== "unattributed" && origin !== "notApplicable" && origin !== "noChannel";
    const known = isChannel ? own.ofChannel(origin) : own.range;
    const days = known ?? own.range;
    const rows = origin === "noChannel" ? [] : (brought.get(origin) ?? []);
    const ofDays = spent.get(origin);
    if (rows.length === 0 && !ofDays) return [];
    const spendMinor =
      ofDays && known
        ? (sumSpend(ofDays.filter(({ day }) => isIn(day, known)))?.plainMinor ?? null)
        : null;
    const worthMinor =
      origin === "noChannel" ? null : worthIn(worth, days, worths.get(origin) ?? []);
    return [{ origin, ...figuresOf(rows, days, spendMinor, worthMinor, click) }];
  });
}

/** Orders that no visits come before, by where they were placed: parts of "notApplicable", which add up to it. */
export interface PlaceFigures extends ChannelFigures {
  place: OrderPlace;
}

export function byPlace(
  orders: readonly AttributedOrders[],
  worth: AcquiredWorths,
  click: Click,
  rules: readonly ChannelRule[],
  { range }: OwnDays,
): PlaceFigures[] {
  const elsewhere = orders.filter((row) => originOf(row, click, rules) === "notApplicable");
  const brought = groupBy(elsewhere, placeOf);
  const worths = groupBy(worthByOrigin(worth.rows, rules).get("notApplicable") ?? [], placeOf);
  return orderPlaces.flatMap((place) => {
    const rows = brought.get(place);
    if (!rows) return [];
    const worthMinor = worthIn(worth, range, worths.get(place) ?? []);
    const figures = figuresOf(rows, range, null, worthMinor, click);
    return [{ place, origin: "notApplicable" as const, ...figures }];
  });
}

function figuresOf(
  rows: readonly AttributedOrders[],
  days: DayRange,
  spendMinor: number | null,
  worthMinor: number | null,
  click: Click,
): Omit<ChannelFigures, "origin"> {
  const within = rows.filter(({ period }) => isIn(period, days));
  const sum = sumOrders(within, () => "all").get("all") ?? noAcquisition;
  const cacMinor = costPerCustomer(spendMinor, sum.newCustomers);
  const rate = marginRateOf(sum);
  return {
    ...sum,
    days,
    spendMinor,
    cacMinor,
    roas: returnOnSpend(sum.netMinor, spendMinor),
    poas: returnOnSpend(rate === null ? null : sum.netMinor * rate, spendMinor),
    worthMinor,
    worthToCost: click === "first" ? worthToCost(worthMinor, cacMinor) : null,
  };
}

/**
 * Every campaign with spend or orders, found by its name as the UTM parameters write it. Days as by channel.
 * `codes`: the campaigns of discount codes; an order with one of these is of it, whatever its visit names.
 */
export function byCampaign(
  orders: readonly (AttributedOrders & { code?: string | null })[],
  spend: readonly SpendDay[],
  click: Click,
  rules: readonly ChannelRule[],
  own: OwnDays,
  codes: ReadonlyMap<string, string> = new Map(),
): CampaignFigures[] {
  const named = orders.flatMap((row) => {
    const ofCode = row.code ? codes.get(row.code) : undefined;
    const campaign = ofCode ?? campaignOf(row, click);
    return campaign === null ? [] : [{ row, campaign, isOfCode: ofCode !== undefined }];
  });
  const names = new Map<string, { campaign: string; channel: MarketingChannel | null }>();
  for (const { campaign, channel } of spend) {
    if (campaign !== null) names.set(campaignKey(campaign), { campaign, channel });
  }
  // A code says nothing of the channel: visits that name the campaign do.
  for (const { row, campaign, isOfCode } of [...named].sort(visitsFirst)) {
    const origin = isOfCode ? "unattributed" : originOf(row, click, rules);
    const channel = origin === "unattributed" || origin === "notApplicable" ? null : origin;
    if (!names.has(campaignKey(campaign))) names.set(campaignKey(campaign), { campaign, channel });
  }
  const brought = groupBy(named, ({ campaign }) => campaignKey(campaign));
  const spent = groupBy(
    spend.filter(({ isLoadedOnly }) => !isLoadedOnly),
    ({ campaign }) => campaign && campaignKey(campaign),
  );
  return [...names].map(([key, { campaign, channel }]) => {
    const ofDays = spent.get(key) ?? [];
    const known = own.ofSpend(ofDays);
    const days = known ?? own.range;
    const within = (brought.get(key) ?? []).filter(({ row }) => isIn(row.period, days));
    const rows = within.map(({ row }) => row);
    const sum = sumOrders(rows, () => key).get(key) ?? noAcquisition;
    const spendMinor = known
      ? (sumSpend(ofDays.filter(({ day }) => isIn(day, known)))?.plainMinor ?? null)
      : null;
    return {
      ...sum,
      campaign,
      channel,
      days,
      spendMinor,
      cacMinor: costPerCustomer(spendMinor, sum.newCustomers),
      roas: returnOnSpend(sum.netMinor, spendMinor),
    };
  });
}

const visitsFirst = (a: { isOfCode: boolean }, b: { isOfCode: boolean }) =>
  Number(a.isOfCode) - Number(b.isOfCode);

/** By the channel that brought the customers first. */
function worthByOrigin(
  worth: readonly AcquiredWorth[],
  rules: readonly ChannelRule[],
): Map<Origin, AcquiredWorth[]> {
  return groupBy(worth, ({ touch, isOnline }): Origin => {
    const channel = touch === null ? null : channelOf(parseTouch(touch), rules);
    return channel ?? (isOnline ? "unattributed" : "notApplicable");
  });
}
