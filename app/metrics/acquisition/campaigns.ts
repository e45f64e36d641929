import { groupBy } from "../../lib/group-by";
import type { MarketingChannel } from "../../lib/marketing-channel";
import type { EnteredCampaign } from "../../store/spend/campaign-terms";
import type { SpendDay } from "../../store/spend/spend-terms";
import type { ToldActivity } from "../../store/spend/told-activities.server";
import type { CampaignOrders, CampaignWorth } from "../../store/worth/campaign-orders.server";
import type { DayRange } from "../date-range";
import { campaignOf, noAcquisition, originOf, sumOrders, type Click } from "./attribute";
import { sumSpend } from "./build";
import { claimsOf, enteredKey, keyOfName } from "./campaign-claims";
import { worthSoFar, type WorthSoFar } from "./campaign-worth";
import { knownCampaigns, type KnownCampaign } from "./known-campaigns";
import { isIn, type OwnDays } from "./own-days";
import type { PacedCampaign, PaceSoFar } from "./paced";
import { costPerCustomer } from "./ratios";
import type { ChannelRule } from "./touch";

export interface CampaignsInput {
  /** The oldest first. */
  entered: readonly EnteredCampaign[];
  /** What Shopify tells of, whenever it ran. */
  told: readonly ToldActivity[];
  /** Of the days that are asked for, by the parts that begin on `own.starts`. */
  orders: readonly CampaignOrders[];
  spend: readonly SpendDay[];
  own: OwnDays;
  paced: readonly PacedCampaign[];
  /** Of campaigns that Shopify alone tells of, by their key. */
  pacedTold?: ReadonlyMap<string, PaceSoFar>;
  worth: readonly CampaignWorth[];
  rules: readonly ChannelRule[];
}

/** What a campaign cost and brought in some days; money in minor units. */
export interface CampaignRow {
  key: string;
  name: string;
  /** Null: visits, spend or Shopify name it, and nobody entered it. */
  entered: EnteredCampaign | null;
  /** Null: visits or spend alone name it. */
  known: KnownCampaign | null;
  channel: MarketingChannel | null;
  /** What spend, customers and net sales are of: the days on which it is known what was spent, or all. */
  days: DayRange;
  /** Null: none is known. */
  spendMinor: number | null;
  pace: Pick<PacedCampaign, "ratio" | "word" | "lastDay"> | null;
  /** By the first visit, or a code. */
  newCustomers: number;
  /** Of all days, whether or not its spend is known. */
  allNewCustomers: number;
  cacMinor: number | null;
  firstNetMinor: number;
  lastNetMinor: number;
  worth: WorthSoFar;
}

export interface Campaigns {
  rows: CampaignRow[];
  /** How many others are known, which ran on other days only. */
  elsewhere: number;
}

/**
 * Every campaign that ran on these days, as the merchant or Shopify says, or that spend or orders of these days
 * name. An order belongs to one campaign at most: that of a discount code it used, else that of its visit.
 */
export function buildCampaigns(input: CampaignsInput): Campaigns {
  const { entered, orders, spend, rules } = input;
  const claims = claimsOf(entered);
  const known = knownCampaigns(entered, input.told, claims, input.own.range);
  const keyOf = (name: string) => keyOfName(claims, name);
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
  const met = new Set<string>();
  const meet = (key: string | null, name: string, channel: MarketingChannel | null) => {
    if (key === null) return;
    met.add(key);
    if (!names.has(key)) names.set(key, { name, channel, entered: null });
  };
  for (const day of spend) meet(keyOfSpend(day), day.campaign ?? "", day.channel);
  for (const click of ["first", "last"] as const) {
    for (const order of orders) {
      const origin = originOf(order, click, rules);
      const channel = origin === "unattributed" || origin === "notApplicable" ? null : origin;
      meet(keyOfOrder(order, click), campaignOf(order, click) ?? "", channel);
    }
  }
  for (const [key, { isOfDays, name, channel }] of known) if (isOfDays) meet(key, name, channel);

  const [first, last] = [
    groupBy(orders, (order) => keyOfOrder(order, "first")),
    groupBy(orders, (order) => keyOfOrder(order, "last")),
  ];
  const sumOf = (rows: readonly CampaignOrders[] = [], days: DayRange) =>
    sumOrders(
      rows.filter(({ period }) => isIn(period, days)),
      () => "all",
    ).get("all") ?? noAcquisition;
  const spent = groupBy(
    spend.filter(({ isLoadedOnly }) => !isLoadedOnly),
    keyOfSpend,
  );
  const paced = new Map(input.paced.map((pace) => [pace.campaign.id, pace]));
  const worth = groupBy(input.worth, keyOfWorth);
  const named = [...names].filter(([key]) => met.has(key));
  const rows = named.map(([key, { name, channel, entered: one }]) => {
    const ofDays = spent.get(key) ?? [];
    const spendKnown = input.own.ofSpend(ofDays);
    const days = spendKnown ?? input.own.range;
    const spendMinor = spendKnown && spendOf(ofDays.filter(({ day }) => isIn(day, spendKnown)));
    const { newCustomers, netMinor } = sumOf(first.get(key), days);
    const pace = one ? paced.get(one.id) : input.pacedTold?.get(key);
    return {
      key,
      name,
      entered: one,
      known: known.get(key) ?? null,
      channel: channel ?? known.get(key)?.channel ?? null,
      days,
      spendMinor,
      pace: pace ? { ratio: pace.ratio, word: pace.word, lastDay: pace.lastDay } : null,
      newCustomers,
      allNewCustomers: sumOf(first.get(key), input.own.range).newCustomers,
      cacMinor: costPerCustomer(spendMinor, newCustomers),
      firstNetMinor: netMinor,
      lastNetMinor: sumOf(last.get(key), days).netMinor,
      worth: worthSoFar(worth.get(key) ?? []),
    };
  });
  return { rows, elsewhere: [...known.keys()].filter((key) => !met.has(key)).length };
}

/** What reaching people cost: what counts in loaded CAC only is left out, as by channel. */
function spendOf(days: readonly SpendDay[]): number | null {
  return sumSpend(days.filter(({ isLoadedOnly }) => !isLoadedOnly))?.plainMinor ?? null;
}
