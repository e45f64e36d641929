import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../../store/database.server";
import type { EnteredCampaign } from "../../store/spend/campaign-terms";
import { readSpendDays } from "../../store/spend/spend-days.server";
import type { SpendKnowledge } from "../../store/spend/spend-knowledge.server";
import type { ShopRef } from "../../store/with-shop.server";
import { paceCampaigns, type PacedCampaign } from "./paced";

/** How campaigns with a budget and an end spend it, up to each of some days that are over (`asOf`), in order. */
export async function readPacedCampaigns(
  tx: Queryable,
  shop: ShopRef,
  entered: readonly EnteredCampaign[],
  knowledge: SpendKnowledge,
  asOf: readonly ShopDay[],
): Promise<(PacedCampaign & { asOf: ShopDay })[]> {
  const last = asOf.at(-1);
  const [from] = entered
    .filter(({ budgetMinor, to }) => budgetMinor !== null && to !== null)
    .map((campaign) => campaign.from)
    .sort();
  if (from === undefined || last === undefined || from > last) return [];
  const spend = await readSpendDays(tx, shop, { from, to: last });
  return asOf.flatMap((day) =>
    paceCampaigns(entered, spend, knowledge, day).map((paced) => ({ ...paced, asOf: day })),
  );
}
