import type { MarketingChannel } from "../lib/marketing-channel";
import type { TextKey } from "./text-key";

/** What a marketing channel is called. */
export const marketingChannelTexts: Record<MarketingChannel, TextKey> = {
  "paid-search": "marketingChannels.paid-search",
  "paid-social": "marketingChannels.paid-social",
  "organic-search": "marketingChannels.organic-search",
  "organic-social": "marketingChannels.organic-social",
  email: "marketingChannels.email",
  sms: "marketingChannels.sms",
  affiliate: "marketingChannels.affiliate",
  influencer: "marketingChannels.influencer",
  referral: "marketingChannels.referral",
  direct: "marketingChannels.direct",
  display: "marketingChannels.display",
  video: "marketingChannels.video",
  shopping: "marketingChannels.shopping",
  offline: "marketingChannels.offline",
  other: "marketingChannels.other",
};
