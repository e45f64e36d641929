import { farAway, joinSpans } from "../../lib/day-spans";
import type { Queryable } from "../database.server";
import type { DayRangeRef } from "../rollup/ranges";
import type { ShopRef } from "../with-shop.server";
import { readActivityKnowledge, type ForeignSpend } from "./activity-spend.server";
import { readEnteredSources } from "./entered-sources.server";
import { joinKnowledge, type ChannelKnowledge } from "./join-knowledge";
import { listSpendCosts } from "./spend-costs.server";
import { listSpendEnds } from "./spend-ends.server";

/** Of which days it is known what marketing cost. */
export interface SpendKnowledge {
  /** Days on which it is known of every channel that spends, in order and apart from each other. */
  spans: DayRangeRef[];
  /** Every channel of which a file, a post or Shopify ever told. */
  channels: ChannelKnowledge[];
  /**
   * Shopify was asked at the end of the first day and of the last; null: never. Whether it told of spend is
   * another matter.
   */
  looks: DayRangeRef | null;
  /** Left out of all sums: days of which no file or post tells instead. */
  foreign: ForeignSpend[];
}

/**
 * A day is known where each channel that spends around it is told of: by files or posts, or by Shopify's
 * activities up to the last day at whose end it was asked, or by the merchant, that nothing more was spent (see
 * join-knowledge). Costs by hand make days known
 * only where nothing else was ever told: whoever enters an agency has not said that there are no ads.
 * `isPlain`: of what reaching people costs; an agency alone says nothing of that.
 */
export async function readSpendKnowledge(
  tx: Queryable,
  shop: ShopRef,
  { isPlain = false }: { isPlain?: boolean } = {},
): Promise<SpendKnowledge> {
  const entered = await readEnteredSources(tx, shop);
  const activities = await readActivityKnowledge(tx, shop);
  const { looks } = activities;
  const known = joinKnowledge(entered, activities, await listSpendEnds(tx, shop));
  if (known.channels.length > 0) return { ...known, looks };
  const all = await listSpendCosts(tx, shop);
  const costs = isPlain ? all.filter(({ isLoadedOnly }) => !isLoadedOnly) : all;
  const spans = costs.map(({ from, to, isMonthly }) => ({
    from,
    to: to ?? (isMonthly ? farAway : from),
  }));
  return { spans: joinSpans(spans), channels: [], looks, foreign: [] };
}
