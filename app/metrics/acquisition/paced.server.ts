import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../../store/database.server";
import type { EnteredCampaign } from "../../store/spend/campaign-terms";
import { readSpendDays } from "../../store/spend/spend-days.server";
import type { ToldActivity } from "../../store/spend/told-activities.server";
import type { SpendKnowledge } from "../../store/spend/spend-knowledge.server";
import type { ShopRef } from "../../store/with-shop.server";
import type { DayRange } from "../date-range";
import { claimsOf, enteredKey } from "./campaign-claims";
import { knownCampaigns } from "./known-campaigns";
import { paceCampaigns, paceTold, type PacedCampaign, type PaceSoFar } from "./paced";

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

/** The same of campaigns that Shopify alone tells of and that ran in a range, up to a day that is over. */
export async function readPacedTold(
  tx: Queryable,
  shop: ShopRef,
  { entered, told }: { entered: readonly EnteredCampaign[]; told: readonly ToldActivity[] },
  range: DayRange,
  knowledge: SpendKnowledge,
  lastWholeDay: ShopDay,
): Promise<Map<string, PaceSoFar>> {
  const claims = claimsOf(entered);
  const own = new Set(entered.map(enteredKey));
  const known = [...knownCampaigns(entered, told, claims, range)].filter(
    ([key, { budgetMinor, to }]) => !own.has(key) && budgetMinor !== null && to !== null,
  );
  const [from] = known.map(([, campaign]) => campaign.from).sort();
  if (from === undefined || from > lastWholeDay) return new Map();
  const spend = await readSpendDays(tx, shop, { from, to: lastWholeDay });
  return paceTold(new Map(known), claims, spend, knowledge, lastWholeDay);
}
