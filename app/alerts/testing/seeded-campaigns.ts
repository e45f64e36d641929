import { createRng } from "../../../tests/dev-store/world/rng";
import type { ShopDay } from "../../lib/shop-day";
import { paceOf } from "../../metrics/acquisition/pace";
import type { CampaignPace } from "../facts";

const budgetMinor = 300_000;
const campaignDays = [14, 45] as const;
const startsOfYear = 10;
// What a platform spends of a day's share: unevenly from day to day, and it levels off what it spent too much or too little.
const ofDay = 0.2;
const levelled = 0.3;

/** Campaigns with a budget and an end, as of each of their days. `speedOn`: so much of what is due is spent. */
export function seededCampaigns(
  seed: number,
  days: readonly ShopDay[],
  speedOn: (id: number, elapsedDays: number) => number = () => 1,
): CampaignPace[] {
  const rng = createRng(seed, "campaigns");
  return days.flatMap((_, index) => {
    if (!rng.chance(startsOfYear / 365)) return [];
    const length = rng.int(...campaignDays);
    if (index + length > days.length) return [];
    return campaignFrom(seed, index + 1, days.slice(index, index + length), speedOn);
  });
}

export function campaignFrom(
  seed: number,
  id: number,
  own: readonly ShopDay[],
  speedOn: (id: number, elapsedDays: number) => number,
): CampaignPace[] {
  const rng = createRng(seed, "pace", id);
  const [from = "", to = ""] = [own[0], own.at(-1)];
  const share = budgetMinor / own.length;
  let spentMinor = 0;
  return own.flatMap((asOf, index) => {
    const isBehind = share * index - spentMinor;
    const due = Math.max(0, share + levelled * isBehind);
    const speed = speedOn(id, index + 1);
    spentMinor += Math.round((speed === 1 ? due : share * speed) * Math.exp(ofDay * rng.normal()));
    const pace = paceOf({ budgetMinor, from, to }, spentMinor, asOf);
    if (!pace) return [];
    return {
      ...{ asOf, id, name: `Campaign ${id}`, budgetMinor, spentMinor, ...pace },
      ...{ elapsedDays: index + 1, allDays: own.length },
    };
  });
}
