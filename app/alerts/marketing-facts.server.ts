import { campaignKey } from "../lib/campaign-key";
import { addDays, daysBetween, eachDay, type ShopDay } from "../lib/shop-day";
import type { MarketingChannel } from "../lib/marketing-channel";
import { originOf } from "../metrics/acquisition/attribute";
import { worthOfAll } from "../metrics/acquisition/build";
import { readChannelRules } from "../metrics/acquisition/channel-rules.server";
import { knownDaysOf } from "../metrics/acquisition/known-days";
import { paceOf } from "../metrics/acquisition/pace";
import { worthToCost } from "../metrics/acquisition/ratios";
import { totalsOf } from "../metrics/acquisition/totals";
import type { ChannelRule } from "../metrics/acquisition/touch";
import { marketingOf } from "../metrics/profit/marketing";
import type { Queryable } from "../store/database.server";
import type { ShopRow } from "../store/shops.server";
import type { EnteredCampaign } from "../store/spend/campaign-terms";
import { listCampaigns } from "../store/spend/campaigns.server";
import { readSpendDays } from "../store/spend/spend-days.server";
import { readSpendKnowledge, type SpendKnowledge } from "../store/spend/spend-knowledge.server";
import type { SpendDay } from "../store/spend/spend-terms";
import { readAttributedOrders, readWorthByTouch } from "../store/worth/attribution.server";
import { withShop } from "../store/with-shop.server";
import type { AcquisitionFacts, CampaignPace, SpendFacts, TradingFacts } from "./facts";

// What channels usually bring, before each of the days over which alerts are tried.
const spendDays = 135;
const acquisitionDays = 30;
const worthDays = 365;

/** What was spent, what it brought and how fast budgets go, up to a day that is over. */
export async function loadMarketingFacts(
  shop: ShopRow,
  lastDay: ShopDay,
): Promise<Pick<TradingFacts, "spend" | "acquisition" | "campaigns">> {
  return withShop(shop, async (tx) => {
    const campaigns = await loadCampaigns(tx, shop, lastDay);
    const knowledge = await readSpendKnowledge(tx, shop, { isPlain: true });
    if (knowledge.spans.length === 0) return { spend: null, acquisition: null, campaigns };
    const rules = await readChannelRules(tx, shop);
    return {
      spend: await loadSpend(tx, shop, lastDay, knowledge, rules),
      acquisition: await loadAcquisition(tx, shop, lastDay, knowledge, rules),
      campaigns,
    };
  });
}

async function loadSpend(
  tx: Queryable,
  shop: ShopRow,
  lastDay: ShopDay,
  { spans }: SpendKnowledge,
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
  return { spans, spend, orders };
}

async function loadAcquisition(
  tx: Queryable,
  shop: ShopRow,
  lastDay: ShopDay,
  knowledge: SpendKnowledge,
  rules: readonly ChannelRule[],
): Promise<AcquisitionFacts | null> {
  const range = { from: addDays(lastDay, 1 - acquisitionDays), to: lastDay };
  const days = knownDaysOf(range, knowledge.spans);
  // Of fewer days a single customer more or less would decide.
  if (!days || days.from !== range.from || days.to !== range.to) return null;
  const spend = await readSpendDays(tx, shop, days);
  const plain = spend.filter(({ isLoadedOnly }) => !isLoadedOnly);
  if (typeof marketingOf(days, plain, knowledge).cost !== "number") return null;
  const orders = await readAttributedOrders(tx, shop, days, [days.from]);
  const totals = totalsOf(orders, spend, rules, true);
  const worth = worthOfAll(await readWorthByTouch(tx, shop, lastDay, worthDays));
  return {
    days,
    newCustomers: totals.orders.newCustomers,
    cacMinor: totals.blendedCacMinor,
    worthToCost: worthToCost(worth, totals.blendedCacMinor),
  };
}

async function loadCampaigns(
  tx: Queryable,
  shop: ShopRow,
  lastDay: ShopDay,
): Promise<CampaignPace[]> {
  const paced = (await listCampaigns(tx, shop)).filter(
    ({ budgetMinor, from, to }) => budgetMinor !== null && to !== null && from <= lastDay,
  );
  const [first] = paced.map(({ from }) => from).sort();
  if (first === undefined) return [];
  const spend = await readSpendDays(tx, shop, { from: first, to: lastDay });
  return paced.flatMap((campaign) => {
    const { id, name, budgetMinor, from, to } = campaign;
    const spentMinor = spentOn(campaign, spend);
    const pace = paceOf(campaign, spentMinor, lastDay);
    if (!pace || budgetMinor === null || to === null || spentMinor === null) return [];
    const last = lastDay < to ? lastDay : to;
    return {
      ...{ id, name, budgetMinor, spentMinor },
      elapsedDays: daysBetween(from, last) + 1,
      allDays: daysBetween(from, to) + 1,
      ratio: pace.ratio,
      word: pace.word,
    };
  });
}

/** On the days of a campaign, under any of its names; null: nothing is known to have been. */
function spentOn(
  { name, utmNames, from, to }: EnteredCampaign,
  spend: readonly SpendDay[],
): number | null {
  const keys = new Set([name, ...utmNames].map(campaignKey));
  const own = spend.filter(
    ({ day, campaign }) =>
      campaign !== null && keys.has(campaignKey(campaign)) && day >= from && (!to || day <= to),
  );
  return own.length === 0 ? null : own.reduce((sum, { spendMinor }) => sum + spendMinor, 0);
}
