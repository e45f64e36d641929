import { campaignKey } from "../../lib/campaign-key";
import type { EnteredCampaign } from "../../store/spend/campaign-terms";

/** To which of the entered campaigns a name or a code belongs; see `enteredKey`. */
export interface CampaignClaims {
  byName: ReadonlyMap<string, string>;
  byCode: ReadonlyMap<string, string>;
}

export const enteredKey = ({ id }: Pick<EnteredCampaign, "id">) => `#${id}`;

/** The oldest that has a name or a code is the one it belongs to. */
export function claimsOf(entered: readonly EnteredCampaign[]): CampaignClaims {
  const [byName, byCode] = [new Map<string, string>(), new Map<string, string>()];
  for (const campaign of [...entered].reverse()) {
    for (const name of [...campaign.utmNames, campaign.name]) {
      byName.set(campaignKey(name), enteredKey(campaign));
    }
    for (const code of campaign.codes) byCode.set(code, enteredKey(campaign));
  }
  return { byName, byCode };
}

/** The key of a campaign by its name: that of the entered one, or of its own. */
export function keyOfName({ byName }: CampaignClaims, name: string): string {
  return byName.get(campaignKey(name)) ?? campaignKey(name);
}

/** The names of the campaigns that codes belong to. */
export function namesOfCodes(entered: readonly EnteredCampaign[]): Map<string, string> {
  const { byCode } = claimsOf(entered);
  const names = new Map(entered.map((one) => [enteredKey(one), one.name]));
  return new Map(
    [...byCode].flatMap(([code, key]) => {
      const name = names.get(key);
      return name === undefined ? [] : [[code, name]];
    }),
  );
}
