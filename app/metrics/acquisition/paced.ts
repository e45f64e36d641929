import type { ShopDay } from "../../lib/shop-day";
import type { EnteredCampaign } from "../../store/spend/campaign-terms";
import type { SpendKnowledge } from "../../store/spend/spend-knowledge.server";
import type { SpendDay } from "../../store/spend/spend-terms";
import { sumSpend } from "./build";
import { claimsOf, enteredKey, keyOfName } from "./campaign-claims";
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
    const { from, to } = campaign;
    const end = to !== null && to < lastWholeDay ? to : lastWholeDay;
    const own = spend.filter(
      (day) =>
        !day.isLoadedOnly &&
        day.campaign !== null &&
        keyOfName(claims, day.campaign) === enteredKey(campaign) &&
        isIn(day.day, { from, to: end }),
    );
    const known = knowledgeOfDays(own, knowledge).spans.find((span) => isIn(from, span));
    if (!known) return [];
    const lastDay = known.to < end ? known.to : end;
    const within = own.filter(({ day }) => day <= lastDay);
    const spentMinor = sumSpend(within)?.plainMinor ?? null;
    const pace = paceOf(campaign, spentMinor, lastDay);
    return pace && spentMinor !== null ? [{ ...pace, campaign, lastDay, spentMinor }] : [];
  });
}
