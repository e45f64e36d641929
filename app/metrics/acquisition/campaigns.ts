import { campaignKey } from "../../lib/campaign-key";
import { groupBy } from "../../lib/group-by";
import type { MarketingChannel } from "../../lib/marketing-channel";
import type { ShopDay } from "../../lib/shop-day";
import type { EnteredCampaign } from "../../store/spend/campaign-terms";
import type { SpendDay } from "../../store/spend/spend-terms";
import type { CampaignOrders, CampaignWorth } from "../../store/worth/campaign-orders.server";
import { campaignOf, noAcquisition, originOf, sumOrders, type Click } from "./attribute";
import { sumSpend } from "./build";
import { worthSoFar, type WorthSoFar } from "./campaign-worth";
import { paceOf, type Pace } from "./pace";
import { costPerCustomer } from "./ratios";
import type { ChannelRule } from "./touch";

export interface CampaignsInput {
  /** The oldest first. */
  entered: readonly EnteredCampaign[];
  /** Of the days that are asked for. */
  orders: readonly CampaignOrders[];
  spend: readonly SpendDay[];
  /** Of all days of campaigns with a budget, up to the last day that is over. */
  pacedSpend: readonly SpendDay[];
  lastWholeDay: ShopDay;
  worth: readonly CampaignWorth[];
  rules: readonly ChannelRule[];
}

/** What a campaign cost and brought in some days; money in minor units. */
export interface CampaignRow {
  key: string;
  name: string;
  /** Null: visits or spend name it, and nobody entered it. */
  entered: EnteredCampaign | null;
  channel: MarketingChannel | null;
  /** Null: none is known. */
  spendMinor: number | null;
  pace: Pace | null;
  /** By the first visit, or a code. */
  newCustomers: number;
  cacMinor: number | null;
  firstNetMinor: number;
  lastNetMinor: number;
  worth: WorthSoFar;
}

/**
 * Every campaign that was entered, or that spend or orders of these days name. An order belongs to one
 * campaign at most: that of a discount code it used, else that of its visit.
 */
export function buildCampaigns(input: CampaignsInput): CampaignRow[] {
  const { entered, orders, spend, rules } = input;
  const claims = claimsOf(entered);
  const keyOf = (name: string) => claims.byName.get(campaignKey(name)) ?? campaignKey(name);
  const keyOfOrder = (order: CampaignOrders, click: Click): string | null => {
    const ofCode = order.code === null ? undefined : claims.byCode.get(order.code);
    const campaign = campaignOf(order, click);
    return ofCode ?? (campaign === null ? null : keyOf(campaign));
  };
  const keyOfWorth = ({ touch, code }: CampaignWorth): string | null => {
    const ofCode = code === null ? undefined : claims.byCode.get(code);
    const campaign = campaignOf({ firstTouch: touch, lastTouch: null }, "first");
    return ofCode ?? (campaign === null ? null : keyOf(campaign));
  };
  const keyOfSpend = ({ campaign }: SpendDay) => (campaign === null ? null : keyOf(campaign));

  const names = new Map<string, Pick<CampaignRow, "name" | "channel" | "entered">>(
    entered.map((one) => [enteredKey(one), { name: one.name, channel: one.channel, entered: one }]),
  );
  const meet = (key: string | null, name: string, channel: MarketingChannel | null) => {
    if (key !== null && !names.has(key)) names.set(key, { name, channel, entered: null });
  };
  for (const day of spend) meet(keyOfSpend(day), day.campaign ?? "", day.channel);
  for (const click of ["first", "last"] as const) {
    for (const order of orders) {
      const origin = originOf(order, click, rules);
      const channel = origin === "unattributed" || origin === "notApplicable" ? null : origin;
      meet(keyOfOrder(order, click), campaignOf(order, click) ?? "", channel);
    }
  }

  const [first, last] = [
    sumOrders(orders, (order) => keyOfOrder(order, "first")),
    sumOrders(orders, (order) => keyOfOrder(order, "last")),
  ];
  const spent = groupBy(spend, keyOfSpend);
  const paced = groupBy(input.pacedSpend, keyOfSpend);
  const worth = groupBy(input.worth, keyOfWorth);
  return [...names].map(([key, { name, channel, entered: one }]) => {
    const spendMinor = spendOf(spent.get(key) ?? []);
    const { newCustomers, netMinor } = first.get(key) ?? noAcquisition;
    return {
      key,
      name,
      entered: one,
      channel,
      spendMinor,
      pace: one && paceOf(one, spendOf(daysOf(one, paced.get(key) ?? [])), input.lastWholeDay),
      newCustomers,
      cacMinor: costPerCustomer(spendMinor, newCustomers),
      firstNetMinor: netMinor,
      lastNetMinor: (last.get(key) ?? noAcquisition).netMinor,
      worth: worthSoFar(worth.get(key) ?? []),
    };
  });
}

const enteredKey = ({ id }: EnteredCampaign) => `#${id}`;

/** Which of the entered campaigns a name or a code belongs to: the oldest that has it. */
function claimsOf(entered: readonly EnteredCampaign[]) {
  const [byName, byCode] = [new Map<string, string>(), new Map<string, string>()];
  for (const campaign of [...entered].reverse()) {
    for (const name of [...campaign.utmNames, campaign.name]) {
      byName.set(campaignKey(name), enteredKey(campaign));
    }
    for (const code of campaign.codes) byCode.set(code, enteredKey(campaign));
  }
  return { byName, byCode };
}

/** What reaching people cost: what counts in loaded CAC only is left out, as by channel. */
function spendOf(days: readonly SpendDay[]): number | null {
  return sumSpend(days.filter(({ isLoadedOnly }) => !isLoadedOnly))?.plainMinor ?? null;
}

function daysOf({ from, to }: EnteredCampaign, days: readonly SpendDay[]): SpendDay[] {
  return days.filter(({ day }) => day >= from && (to === null || day <= to));
}
