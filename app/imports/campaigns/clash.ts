import { campaignKey } from "../../lib/campaign-key";
import type { EnteredCampaign } from "../../store/spend/campaign-terms";

export interface Clash {
  field: "name" | "utmNames" | "codes";
  /** What both have, and the other campaign's name. */
  value: string;
  campaign: string;
}

/** What of a campaign another has too: an order could not belong to both. */
export function findClash(
  { name, utmNames, codes }: Pick<EnteredCampaign, "name" | "utmNames" | "codes">,
  others: readonly EnteredCampaign[],
): Clash | null {
  const [names, owned] = [new Map<string, string>(), new Map<string, string>()];
  for (const other of others) {
    for (const each of [other.name, ...other.utmNames]) names.set(campaignKey(each), other.name);
    for (const code of other.codes) owned.set(code, other.name);
  }
  const entries = [
    { field: "name" as const, value: name, campaign: names.get(campaignKey(name)) },
    ...utmNames.map((value) => ({
      field: "utmNames" as const,
      value,
      campaign: names.get(campaignKey(value)),
    })),
    ...codes.map((value) => ({ field: "codes" as const, value, campaign: owned.get(value) })),
  ];
  for (const { field, value, campaign } of entries) {
    if (campaign !== undefined) return { field, value, campaign };
  }
  return null;
}
