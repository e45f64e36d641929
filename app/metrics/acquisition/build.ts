import { campaignKey } from "../../lib/campaign-key";
import { marketingChannels, type MarketingChannel } from "../../lib/marketing-channel";
import type { SpendDay } from "../../store/spend/spend-terms";
import type { AttributedOrders, TouchWorth } from "../../store/worth/attribution.server";
import { leastCustomers, marginRateOf } from "../lifetime-value/worth";
import {
  campaignOf,
  noAcquisition,
  originOf,
  sumOrders,
  type AcquisitionSums,
  type Click,
  type Origin,
} from "./attribute";
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

/** What a channel cost and brought. Ratios are null where there is nothing to divide by. */
export interface ChannelFigures extends AcquisitionSums {
  origin: Origin;
  spendMinor: number | null;
  cacMinor: number | null;
  roas: number | null;
  poas: number | null;
  /** After the cost of goods per customer whose first visit came by it, within the horizon. */
  worthMinor: number | null;
  /** That over CAC; null by the last click, as that is of other customers. */
  worthToCost: number | null;
}

export interface CampaignFigures extends AcquisitionSums {
  campaign: string;
  channel: MarketingChannel | null;
  spendMinor: number | null;
  cacMinor: number | null;
  roas: number | null;
}

/** Every channel with spend or orders, by orders of the first or last click. */
export function byChannel(
  orders: readonly AttributedOrders[],
  spend: readonly SpendDay[],
  worth: readonly TouchWorth[],
  click: Click,
  rules: readonly ChannelRule[],
): ChannelFigures[] {
  const sums = sumOrders(orders, (row) => originOf(row, click, rules));
  const spent = groupBy(spend, ({ channel, isLoadedOnly }): Origin | null =>
    isLoadedOnly ? null : channel,
  );
  const worths = worthByOrigin(worth, rules);
  const order: readonly Origin[] = [...marketingChannels, "unattributed", "notApplicable"];
  return order.flatMap((origin) => {
    const sum = sums.get(origin) ?? noAcquisition;
    const days = spent.get(origin);
    if (!sums.has(origin) && !days) return [];
    const spendMinor = days ? (sumSpend(days)?.plainMinor ?? null) : null;
    const cacMinor = costPerCustomer(spendMinor, sum.newCustomers);
    const worthMinor = worths.get(origin) ?? null;
    const rate = marginRateOf(sum);
    return [
      {
        ...sum,
        origin,
        spendMinor,
        cacMinor,
        roas: returnOnSpend(sum.netMinor, spendMinor),
        poas: returnOnSpend(rate === null ? null : sum.netMinor * rate, spendMinor),
        worthMinor,
        worthToCost: click === "first" ? worthToCost(worthMinor, cacMinor) : null,
      },
    ];
  });
}

/** Every campaign with spend or orders, found by its name as the UTM parameters write it. */
export function byCampaign(
  orders: readonly AttributedOrders[],
  spend: readonly SpendDay[],
  click: Click,
  rules: readonly ChannelRule[],
): CampaignFigures[] {
  const named = orders.flatMap((row) => {
    const campaign = campaignOf(row, click);
    return campaign === null ? [] : [{ row, campaign }];
  });
  const names = new Map<string, { campaign: string; channel: MarketingChannel | null }>();
  for (const { campaign, channel } of spend) {
    if (campaign !== null) names.set(campaignKey(campaign), { campaign, channel });
  }
  for (const { row, campaign } of named) {
    const origin = originOf(row, click, rules);
    const channel = origin === "unattributed" || origin === "notApplicable" ? null : origin;
    if (!names.has(campaignKey(campaign))) names.set(campaignKey(campaign), { campaign, channel });
  }
  const sums = sumOrders(
    named.map(({ row }) => row),
    (row) => campaignKey(campaignOf(row, click) ?? ""),
  );
  const spent = groupBy(spend, ({ campaign, isLoadedOnly }) =>
    isLoadedOnly || campaign === null ? null : campaignKey(campaign),
  );
  return [...names].map(([key, { campaign, channel }]) => {
    const sum = sums.get(key) ?? noAcquisition;
    const spendMinor = sumSpend(spent.get(key) ?? [])?.plainMinor ?? null;
    return {
      ...sum,
      campaign,
      channel,
      spendMinor,
      cacMinor: costPerCustomer(spendMinor, sum.newCustomers),
      roas: returnOnSpend(sum.netMinor, spendMinor),
    };
  });
}

type WorthSums = Omit<TouchWorth, "touch" | "isOnline">;

/** What is left of a customer's orders after the cost of goods; null: of too few, or no cost is known. */
export function worthOfAll(worth: readonly WorthSums[]): number | null {
  const sum = { customers: 0, netMinor: 0, costMinor: 0, goodsNetMinor: 0, costedNetMinor: 0 };
  for (const row of worth) {
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += row[key];
  }
  const rate = marginRateOf(sum);
  return sum.customers < leastCustomers || rate === null
    ? null
    : Math.round((sum.netMinor * rate) / sum.customers);
}

/** The same by the channel that brought the customers first. */
function worthByOrigin(
  worth: readonly TouchWorth[],
  rules: readonly ChannelRule[],
): Map<Origin, number | null> {
  const groups = groupBy(worth, ({ touch, isOnline }): Origin => {
    const channel = touch === null ? null : channelOf(parseTouch(touch), rules);
    return channel ?? (isOnline ? "unattributed" : "notApplicable");
  });
  return new Map([...groups].map(([origin, rows]) => [origin, worthOfAll(rows)]));
}

function groupBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key | null): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
