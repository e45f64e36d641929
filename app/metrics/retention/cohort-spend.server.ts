import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../../store/database.server";
import { readSpendDays } from "../../store/spend/spend-days.server";
import { readSpendKnowledge } from "../../store/spend/spend-knowledge.server";
import type { ShopRef } from "../../store/with-shop.server";
import type { DayRange } from "../date-range";
import type { CostAmount } from "../profit/facts";
import { marketingOf } from "../profit/marketing";
import { partSpendOf, type SpendPart } from "./part-spend";

/**
 * What was spent on marketing on the days of each cohort's first orders, the oldest first, without what
 * counts in the loaded cost of a customer only; or why it is not known. `part`: of a channel or campaign alone.
 */
export async function spendOfCohorts(
  tx: Queryable,
  shop: ShopRef,
  cohorts: readonly DayRange[],
  part: SpendPart | null,
  asOfDay: ShopDay,
): Promise<CostAmount[]> {
  const [first, last] = [cohorts[0], cohorts.at(-1)];
  if (!first || !last) return [];
  const whole = { from: first.from, to: last.to };
  const knowledge = await readSpendKnowledge(tx, shop, { isPlain: true });
  const days = await readSpendDays(tx, shop, whole, { byChannel: part?.by !== "campaign" });
  const plain = days.filter(({ isLoadedOnly }) => !isLoadedOnly);
  return cohorts.map((range) =>
    part
      ? partSpendOf(part, range, plain, knowledge, asOfDay)
      : marketingOf(range, plain, knowledge, asOfDay).cost,
  );
}
