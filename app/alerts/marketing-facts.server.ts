import { addDays, daysBetween, eachDay, type ShopDay } from "../lib/shop-day";
import type { MarketingChannel } from "../lib/marketing-channel";
import { originOf } from "../metrics/acquisition/attribute";
import { worthIn } from "../metrics/acquisition/acquired-worth";
import { readAcquiredWorths } from "../metrics/acquisition/acquired-worth.server";
import { readChannelRules } from "../metrics/acquisition/channel-rules.server";
import { usualHorizon } from "../metrics/acquisition/horizons";
import { knownDaysOf } from "../metrics/acquisition/known-days";
import { isIn } from "../metrics/acquisition/own-days";
import { readPacedCampaigns } from "../metrics/acquisition/paced.server";
import { worthToCost } from "../metrics/acquisition/ratios";
import { totalsOf } from "../metrics/acquisition/totals";
import type { ChannelRule } from "../metrics/acquisition/touch";
import type { DayRange } from "../metrics/date-range";
import { marketingOf } from "../metrics/profit/marketing";
import type { Queryable } from "../store/database.server";
import type { ShopRow } from "../store/shops.server";
import { listCampaigns } from "../store/spend/campaigns.server";
import { readSpendDays } from "../store/spend/spend-days.server";
import { readSpendKnowledge, type SpendKnowledge } from "../store/spend/spend-knowledge.server";
import { readAttributedOrders } from "../store/worth/attribution.server";
import { withShop } from "../store/with-shop.server";
import type {
  AcquisitionFacts,
  CampaignPace,
  SpendFacts,
  TradePart,
  TradingFacts,
  TradingNeeds,
} from "./facts";
import { acquisitionDays } from "./kept-figures";

// What channels usually bring, before each of the days over which alerts are tried.
const spendDays = 135;

type MarketingFacts = Pick<TradingFacts, "spend" | "acquisitions" | "campaigns">;
const marketingParts: readonly TradePart[] = ["spend", "acquisitions", "campaigns"];

/**
 * What was spent and what it brought, up to a day that is over; what customers cost and how fast budgets go, up to
 * each of so many days (`ends`).
 */
export async function loadMarketingFacts(
  shop: ShopRow,
  lastDay: ShopDay,
  { ends, parts }: Pick<TradingNeeds, "parts"> & { ends: number },
): Promise<MarketingFacts> {
  const nothing: MarketingFacts = { spend: null, acquisitions: [], campaigns: [] };
  if (!marketingParts.some((part) => parts.has(part))) return nothing;
  return withShop(shop, async (tx) => {
    const knowledge = await readSpendKnowledge(tx, shop, { isPlain: true });
    const lastDays = { from: addDays(lastDay, 1 - ends), to: lastDay };
    const campaigns = parts.has("campaigns")
      ? await loadCampaigns(tx, shop, lastDays, knowledge)
      : [];
    if (knowledge.spans.length === 0 && knowledge.channels.length === 0) {
      return { ...nothing, campaigns };
    }
    if (!parts.has("spend") && !parts.has("acquisitions")) return { ...nothing, campaigns };
    const rules = await readChannelRules(tx, shop);
    const acquisitions = parts.has("acquisitions")
      ? await loadAcquisitions(tx, shop, lastDays, knowledge, rules)
      : [];
    return {
      spend: parts.has("spend") ? await loadSpend(tx, shop, lastDay, knowledge, rules) : null,
      acquisitions: parts.has("worth")
        ? await withWorth(tx, shop, lastDay, acquisitions)
        : acquisitions,
      campaigns,
    };
  });
}

async function loadSpend(
  tx: Queryable,
  shop: ShopRow,
  lastDay: ShopDay,
  { channels }: SpendKnowledge,
  rules: readonly ChannelRule[],
): Promise<SpendFacts> {
  const range = { from: addDays(lastDay, 1 - spendDays), to: lastDay };
  const spend = (await readSpendDays(tx, shop, range, { byChannel: true })).flatMap(
    ({ day, channel, spendMinor, isLoadedOnly }) =>
      channel === null || isLoadedOnly ? [] : [{ day, channel, spendMinor }],
  );
  const orders = (
    await readAttributedOrders(tx, shop, range, eachDay(range.from, range.to))
  ).flatMap((row) => {
    const origins = new Set([originOf(row, "first", rules), originOf(row, "last", rules)]);
    return [...origins].flatMap((origin) =>
      origin === "unattributed" || origin === "notApplicable"
        ? []
        : [{ day: row.period, channel: origin satisfies MarketingChannel, orders: row.orders }],
    );
  });
  return { channels, spend, orders };
}

async function loadAcquisitions(
  tx: Queryable,
  shop: ShopRow,
  lastDays: DayRange,
  knowledge: SpendKnowledge,
  rules: readonly ChannelRule[],
): Promise<AcquisitionFacts[]> {
  const asOfDay = addDays(lastDays.to, 1);
  const from = addDays(lastDays.from, 1 - acquisitionDays);
  const range = { from, to: lastDays.to };
  const allSpend = await readSpendDays(tx, shop, range);
  const allOrders = await readAttributedOrders(tx, shop, range, eachDay(range.from, range.to));
  return eachDay(lastDays.from, lastDays.to).flatMap((to) => {
    const days = { from: addDays(to, 1 - acquisitionDays), to };
    const known = knownDaysOf(days, knowledge.spans);
    // Of fewer days a single customer more or less would decide.
    if (known?.from !== days.from || known.to !== days.to) return [];
    const spend = allSpend.filter(({ day }) => isIn(day, days));
    const plain = spend.filter(({ isLoadedOnly }) => !isLoadedOnly);
    if (typeof marketingOf(days, plain, knowledge, asOfDay).cost !== "number") return [];
    const orders = allOrders.filter(({ period }) => isIn(period, days));
    const { blendedCacMinor, orders: sums } = totalsOf(orders, spend, rules, true);
    const { newCustomers } = sums;
    return { days, newCustomers, cacMinor: blendedCacMinor, worthToCost: null };
  });
}

/** The last of them with what its customers are worth, as the page tells it: of these, not of older ones. */
async function withWorth(
  tx: Queryable,
  shop: ShopRow,
  lastDay: ShopDay,
  acquisitions: readonly AcquisitionFacts[],
): Promise<AcquisitionFacts[]> {
  const last = acquisitions.at(-1);
  if (last?.days.to !== lastDay) return [...acquisitions];
  const { days, cacMinor } = last;
  const worth = await readAcquiredWorths(tx, shop, days, [days.from], {
    asOfDay: addDays(lastDay, 1),
    horizon: usualHorizon,
  });
  const told = { ...last, worthToCost: worthToCost(worthIn(worth, days), cacMinor) };
  return [...acquisitions.slice(0, -1), told];
}

/** As the page of campaigns tells it. */
async function loadCampaigns(
  tx: Queryable,
  shop: ShopRow,
  { from, to }: DayRange,
  knowledge: SpendKnowledge,
): Promise<CampaignPace[]> {
  const entered = await listCampaigns(tx, shop);
  const paced = await readPacedCampaigns(tx, shop, entered, knowledge, eachDay(from, to));
  return paced.flatMap(({ asOf, campaign, lastDay, spentMinor, ratio, word }) => {
    const { id, name, budgetMinor } = campaign;
    if (budgetMinor === null || campaign.to === null) return [];
    return {
      ...{ asOf, id, name, budgetMinor, spentMinor, ratio, word },
      elapsedDays: daysBetween(campaign.from, lastDay) + 1,
      allDays: daysBetween(campaign.from, campaign.to) + 1,
    };
  });
}
