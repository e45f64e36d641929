import {
  isMarketingChannel,
  marketingChannels,
  type MarketingChannel,
} from "../../lib/marketing-channel";
import { simplify } from "../header";
import type { Message } from "../message";

/** What people write for a channel, in letters and digits only. */
const spellings: Readonly<Partial<Record<MarketingChannel, readonly string[]>>> = {
  "paid-search": [
    ...["google", "googleads", "adwords", "bing", "bingads", "microsoft", "microsoftads", "sea"],
    ...["ppc", "cpc", "googlecpc", "search", "searchads"],
  ],
  "paid-social": [
    ...["facebook", "facebookads", "meta", "metaads", "instagram", "instagramads", "tiktok"],
    ...["tiktokads", "pinterest", "pinterestads", "snapchat", "linkedin", "social", "socialads"],
  ],
  "organic-search": ["seo", "organic"],
  email: ["emails", "newsletter", "klaviyo", "mail", "emailmarketing"],
  sms: ["text", "textmessages"],
  affiliate: ["affiliates", "affiliatemarketing"],
  influencer: ["influencers", "creator", "creators", "influencermarketing"],
  referral: ["referrals"],
  display: ["banner", "banners", "displayads"],
  video: ["youtube", "youtubeads", "tv", "videoads"],
  shopping: ["googleshopping", "shoppingads", "pla"],
  offline: ["print", "radio", "flyer", "flyers", "outofhome", "ooh", "mailing"],
  other: ["sonstige", "sonstiges", "misc"],
};

const known = new Map<string, MarketingChannel>(
  marketingChannels.flatMap((channel) =>
    [channel, ...(spellings[channel] ?? [])].map((name) => [simplify(name), channel] as const),
  ),
);

/** A channel as people write it. */
export function readChannel(cell: string): MarketingChannel | Message {
  const text = cell.trim();
  if (text === "") return { text: "imports.reasons.noChannel" };
  const exact = text.toLowerCase();
  if (isMarketingChannel(exact)) return exact;
  const channels = marketingChannels.join(", ");
  return (
    known.get(simplify(text)) ?? {
      text: "imports.reasons.badChannel",
      values: { value: text, channels },
    }
  );
}
