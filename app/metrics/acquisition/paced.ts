import type { ShopDay } from "../../lib/shop-day";
import type { EnteredCampaign } from "../../store/spend/campaign-terms";
import type { SpendKnowledge } from "../../store/spend/spend-knowledge.server";
import type { SpendDay } from "../../store/spend/spend-terms";
import { sumSpend } from "./build";
import { claimsOf, enteredKey, keyOfName, type CampaignClaims } from "./campaign-claims";
import type { KnownCampaign } from "./known-campaigns";
import { isIn } from "./own-days";
import { knowledgeOfDays } from "./known-days";
import { paceOf, type Pace } from "./pace";

/** How a campaign with a budget and an end spends it; money in minor units. */
export interface PacedCampaign extends Pace {
  campaign: EnteredCampaign;
  /** From its first day to this one: the last that is over and of which it is known what it cost. */
  lastDay: ShopDay;
  spentMinor: number;
}

/**
 * The pace of every campaign that has one, the page and the alert alike. What reaching people cost counts, under any
 * of its names, on its own days. None where nothing is known to have been spent, or of its first day.
 * `spend`: of all days of such campaigns.
 */
export function paceCampaigns(
  entered: readonly EnteredCampaign[],
  spend: readonly SpendDay[],
  knowledge: SpendKnowledge,
  lastWholeDay: ShopDay,
): PacedCampaign[] {
  const claims = claimsOf(entered);
  return entered.flatMap((campaign) => {
    const own = spend.filter(isOf(claims, enteredKey(campaign)));
    const paced = paceDays(campaign, own, knowledge, lastWholeDay);
    return paced ? [{ ...paced, campaign }] : [];
  });
}

/** A pace with what it is of. */
export type PaceSoFar = Omit<PacedCampaign, "campaign">;

/** The same of the campaigns that Shopify alone tells of, by their key: of a budget for all of their days. */
export function paceTold(
  known: ReadonlyMap<string, Pick<KnownCampaign, "budgetMinor" | "from" | "to">>,
  claims: CampaignClaims,
  spend: readonly SpendDay[],
  knowledge: SpendKnowledge,
  lastWholeDay: ShopDay,
): Map<string, PaceSoFar> {
  return new Map(
    [...known].flatMap(([key, campaign]) => {
      const own = spend.filter(isOf(claims, key));
      const paced = paceDays(campaign, own, knowledge, lastWholeDay);
      return paced ? [[key, paced]] : [];
    }),
  );
}

const isOf = (claims: CampaignClaims, key: string) => (day: SpendDay) =>
  !day.isLoadedOnly && day.campaign !== null && keyOfName(claims, day.campaign) === key;

function paceDays(
  campaign: Pick<KnownCampaign, "budgetMinor" | "from" | "to">,
  spend: readonly SpendDay[],
  knowledge: SpendKnowledge,
  lastWholeDay: ShopDay,
): PaceSoFar | null {
  const { from, to } = campaign;
  const end = to !== null && to < lastWholeDay ? to : lastWholeDay;
  const own = spend.filter(({ day }) => isIn(day, { from, to: end }));
  const known = knowledgeOfDays(own, knowledge).spans.find((span) => isIn(from, span));
  if (!known) return null;
  const lastDay = known.to < end ? known.to : end;
  const spentMinor = sumSpend(own.filter(({ day }) => day <= lastDay))?.plainMinor ?? null;
  const pace = paceOf(campaign, spentMinor, lastDay);
  return pace && spentMinor !== null ? { ...pace, lastDay, spentMinor } : null;
}
