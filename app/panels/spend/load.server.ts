import { env } from "../../env.server";
import { createShopCalendar } from "../../lib/shop-day";
import { listApiTokens } from "../../store/spend/api-tokens.server";
import { listSpendBatches } from "../../store/spend/entered-spend.server";
import { listSpendCosts } from "../../store/spend/spend-costs.server";
import { listSpendEnds } from "../../store/spend/spend-ends.server";
import { readSpendDays } from "../../store/spend/spend-days.server";
import { readSpendKnowledge } from "../../store/spend/spend-knowledge.server";
import type { ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import { buildCurl, buildSpendTemplate, summarizeSpend, viewEnds, withEndings } from "./build-view";
import type { SpendView } from "./view";

// What a person scrolls through.
const shownBatches = 20;

/** The page on which the merchant says what marketing costs, and sees what is known of it. */
export async function loadSpend(shop: ShopRow, now: Date): Promise<SpendView> {
  const { currency, timezone } = shop;
  if (!currency || !timezone) return { state: "notReady" };
  const today = createShopCalendar(timezone).dayOf(now);
  return withShop(shop, async (tx) => {
    const { spans, channels, foreign } = await readSpendKnowledge(tx, shop);
    const costs = await listSpendCosts(tx, shop);
    const told = [...spans, ...channels.flatMap((channel) => channel.spans)];
    const first = [...told, ...costs].map(({ from }) => from).sort()[0];
    const range = { from: first ?? today, to: today };
    const days =
      first === undefined ? [] : await readSpendDays(tx, shop, range, { byChannel: true });
    const { batches, total } = await listSpendBatches(tx, shop, shownBatches);
    return {
      state: "ready",
      dataVersion: shop.dataVersion,
      currency,
      timezone,
      today,
      known: summarizeSpend(days),
      leftOut: foreign.map((each) => ({ channel: each.channel, currency: each.currency })),
      ends: viewEnds(channels, await listSpendEnds(tx, shop), today),
      batches: batches.map((batch) => ({ ...batch, enteredAt: batch.enteredAt.toISOString() })),
      batchTotal: total,
      costs: withEndings(costs, today),
      tokens: (await listApiTokens(tx, shop)).map((token) => ({
        ...token,
        createdAt: token.createdAt.toISOString(),
        usedAt: token.usedAt?.toISOString() ?? null,
      })),
      template: buildSpendTemplate(today, currency),
      curl: buildCurl(env().SHOPIFY_APP_URL, today),
    };
  });
}
