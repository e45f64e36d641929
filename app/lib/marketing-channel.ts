/** Where marketing meets shoppers: the one list by which spend and orders are told apart. */
export const marketingChannels = [
  "paid-search",
  "paid-social",
  "organic-search",
  "organic-social",
  "email",
  "sms",
  "affiliate",
  "influencer",
  "referral",
  "direct",
  "display",
  "video",
  "shopping",
  "offline",
  "other",
] as const;

export type MarketingChannel = (typeof marketingChannels)[number];

export function isMarketingChannel(text: string): text is MarketingChannel {
  return (marketingChannels as readonly string[]).includes(text);
}
