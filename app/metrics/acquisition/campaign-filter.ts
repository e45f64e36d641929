import { z } from "zod";
import { marketingChannels, type MarketingChannel } from "../../lib/marketing-channel";
import type { CampaignRow } from "./campaigns";

/** Where a campaign runs, and who told of it: the merchant, or visits and spend alone. */
export const campaignKinds = ["online", "offline", "entered", "found"] as const;
export type CampaignKind = (typeof campaignKinds)[number];

/** Which campaigns are asked for; null: all. */
export interface CampaignFilter {
  kind: CampaignKind | null;
  channel: MarketingChannel | null;
}

const schema = z.object({
  kind: z.enum(campaignKinds).nullable().catch(null),
  channel: z.enum(marketingChannels).nullable().catch(null),
});

/** What the address asks for; what cannot be read is not asked for. */
export function parseCampaignFilter(params: URLSearchParams): CampaignFilter {
  return schema.parse({ kind: params.get("kind"), channel: params.get("channel") });
}

/** What was not entered runs where its channel does. */
export function passesFilter(
  { entered, channel }: Pick<CampaignRow, "entered" | "channel">,
  filter: CampaignFilter,
): boolean {
  if (filter.channel !== null && channel !== filter.channel) return false;
  const isOffline = entered?.isOffline ?? channel === "offline";
  switch (filter.kind) {
    case null:
      return true;
    case "online":
      return !isOffline;
    case "offline":
      return isOffline;
    case "entered":
      return entered !== null;
    case "found":
      return entered === null;
  }
}
