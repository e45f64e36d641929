import { addDays, type ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import type { DayRangeRef } from "../rollup/ranges";
import type { ShopRef } from "../with-shop.server";
import { readActivityKnowledge, type ForeignSpend } from "./activity-spend.server";
import { readEnteredSpans, type EnteredSpan } from "./entered-spend.server";
import { listSpendCosts } from "./spend-costs.server";

/** Of which days it is known what marketing cost. */
export interface SpendKnowledge {
  /** Days of which some source tells, in order and apart from each other. */
  spans: DayRangeRef[];
  /**
   * Shopify was asked at the end of the first day and of the last; null: never. Whether it told of spend is
   * another matter.
   */
  looks: DayRangeRef | null;
  entered: EnteredSpan[];
  /** Left out of all sums. */
  foreign: ForeignSpend[];
}

// Of what goes on without an end.
const farAway: ShopDay = "9999-12-31";

/**
 * Days between the first and the last that a file or post tells of are known, and so are those from the
 * first day of Shopify's activities to the last at whose end Shopify was asked. Costs by hand make days known
 * only where nothing else was ever told: whoever enters an agency has not said that there are no ads.
 * `isPlain`: of what reaching people costs; an agency alone says nothing of that.
 */
export async function readSpendKnowledge(
  tx: Queryable,
  shop: ShopRef,
  { isPlain = false }: { isPlain?: boolean } = {},
): Promise<SpendKnowledge> {
  const entered = await readEnteredSpans(tx, shop);
  const { looks, firstDay, foreign } = await readActivityKnowledge(tx, shop);
  const spans: DayRangeRef[] = entered.map(({ from, to }) => ({ from, to }));
  // One that began this morning tells of no whole day yet.
  if (firstDay !== null && looks && firstDay <= looks.to) {
    spans.push({ from: firstDay, to: looks.to });
  }
  if (spans.length === 0 && foreign.length === 0) {
    const all = await listSpendCosts(tx, shop);
    const costs = isPlain ? all.filter(({ isLoadedOnly }) => !isLoadedOnly) : all;
    spans.push(
      ...costs.map(({ from, to, isMonthly }) => ({ from, to: to ?? (isMonthly ? farAway : from) })),
    );
  }
  return { spans: joinSpans(spans), looks, entered, foreign };
}

/** Spans in order, those that touch or overlap made one. */
function joinSpans(spans: readonly DayRangeRef[]): DayRangeRef[] {
  const joined: DayRangeRef[] = [];
  for (const { from, to } of [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = joined.at(-1);
    if (last && (last.to === farAway || from <= addDays(last.to, 1))) {
      if (to > last.to) last.to = to;
    } else joined.push({ from, to });
  }
  return joined;
}
