import { clickIds, type ClickId } from "../../lib/click-id";
import type { MarketingChannel } from "../../lib/marketing-channel";
import { isShoppingCampaign } from "../../lib/shopping-campaign";

/** Where a visit came from, as Shopify told it; "" where it said nothing. */
export interface Touch {
  /** "google", "direct", "an unknown source", or the host that referred. */
  source: string;
  /** Shopify's kind of marketing, e.g. "SEO". */
  sourceType: string;
  utmSource: string;
  medium: string;
  campaign: string;
  referrerHost: string;
  /** Which mark of an ad platform the landing page's address had, e.g. "gclid". */
  click: string;
}

/** A rule of the merchant: null where it does not apply to the touch. */
export type ChannelRule = (touch: Touch) => MarketingChannel | null;

// As `touch_of` in the database joins them.
const separator = "\u001f";

/** The parts of a touch as it is stored; the last one only where there is something to say. */
export function parseTouch(text: string): Touch {
  const [source = "", sourceType = "", utmSource = "", medium = "", campaign = "", host, click] =
    text.split(separator);
  return {
    ...{ source, sourceType, utmSource, medium, campaign },
    referrerHost: host ?? "",
    click: click ?? "",
  };
}

// Also as people write them in links: "facebookads", "tiktok_ads". Meta's own placeholders for the place of an
// ad are fb, ig, msg (Messenger) and an (its audience network).
const searchSites =
  /(^|\.)((google|bing|microsoft)([-_ ]?ads)?|adwords|yahoo|duckduckgo|ecosia|baidu|yandex|qwant|startpage)(\.|$)/;
const socialSites =
  /(^|\.)((facebook|fb|instagram|ig|tiktok|pinterest|twitter|x|linkedin|snapchat|snap|reddit|meta)([-_ ]?ads)?|t\.co|lnkd|threads|msg|an)(\.|$)/;
const videoSites = /(^|\.)(youtube|youtu\.be|vimeo|twitch|dailymotion)(\.|$)/;
const paidMedium = /^(.*cp.*|ppc|retargeting|paid.*)$/;

/** What a medium says by itself. */
const mediums: readonly (readonly [RegExp, MarketingChannel])[] = [
  [/^(display|banner|expandable|interstitial|cpm)$/, "display"],
  [/^affiliates?$/, "affiliate"],
  [/^influencers?$/, "influencer"],
  [/^(e[-_ ]?mail|newsletter|klaviyo|mailchimp)$/, "email"],
  [/^(sms|text|whatsapp)$/, "sms"],
  [/^(social|social[-_ ]?network|social[-_ ]?media|sm)$/, "organic-social"],
  [/^organic$/, "organic-search"],
  [/^video$/, "video"],
  [/^(print|qr|flyer|offline|tv|radio|podcast|event)$/, "offline"],
  [/^(referral|app|link)$/, "referral"],
];

// What an ad's medium says too where somebody did not care; "display" or "email" they meant.
const unpaid: ReadonlySet<MarketingChannel> = new Set([
  "organic-social",
  "organic-search",
  "referral",
]);

/**
 * Where a marked visit came from, and whether an ad brought it. Meta marks links of posts as it marks those of
 * ads, so its mark alone says no more than where.
 */
const clickSites: Readonly<Record<ClickId, { site: string; isAd: boolean }>> = {
  gclid: { site: "google", isAd: true },
  gbraid: { site: "google", isAd: true },
  wbraid: { site: "google", isAd: true },
  msclkid: { site: "microsoft", isAd: true },
  ttclid: { site: "tiktok", isAd: true },
  fbclid: { site: "facebook", isAd: false },
};
const clickOf = ({ click }: Touch) => {
  const id = clickIds.find((each) => each === click);
  return id ? clickSites[id] : null;
};

/** Shopify's own kinds of marketing (MarketingTactic), where no UTM parameters say more. */
const tactics: Readonly<Record<string, MarketingChannel>> = {
  AFFILIATE: "affiliate",
  DISPLAY: "display",
  INFLUENCER: "influencer",
  MESSAGE: "sms",
  NEWSLETTER: "email",
  FOLLOW_UP: "email",
  ABANDONED_CART: "email",
  TRANSACTIONAL: "email",
  LOYALTY: "email",
  POST: "organic-social",
  RETARGETING: "display",
  SEO: "organic-search",
};

/**
 * The channel of a visit: the merchant's rules first, then these, which follow Google's default channel
 * group (https://support.google.com/analytics/answer/9756891). Null: it is not known.
 */
export function channelOf(
  touch: Touch | null,
  rules: readonly ChannelRule[] = [],
): MarketingChannel | null {
  if (touch === null) return null;
  for (const rule of rules) {
    const channel = rule(touch);
    if (channel !== null) return channel;
  }
  const lower = (text: string) => text.trim().toLowerCase();
  const medium = lower(touch.medium);
  const click = clickOf(touch);
  // The mark says more than the page that referred: apps open links by ways of their own.
  const site = lower(touch.utmSource || click?.site || touch.referrerHost || touch.source);
  const isOf = (sites: RegExp) => sites.test(site);
  const tactic = tactics[touch.sourceType.toUpperCase()];

  const ofMedium = mediums.find(([pattern]) => pattern.test(medium))?.[1] ?? null;
  const isPerhapsPaid = ofMedium === null || unpaid.has(ofMedium);
  const isAd = (click?.isAd || touch.sourceType.toUpperCase() === "AD") && isPerhapsPaid;
  if (paidMedium.test(medium) || isAd) {
    if (isShoppingCampaign(touch.campaign)) return "shopping";
    if (isOf(searchSites)) return "paid-search";
    if (isOf(socialSites)) return "paid-social";
    return isOf(videoSites) ? "video" : medium === "cpm" ? "display" : "other";
  }
  if (ofMedium !== null) return ofMedium;
  if (tactic) return tactic;
  if (/^(e[-_ ]?mail|newsletter|klaviyo|mailchimp)$/.test(site)) return "email";
  if (isOf(socialSites)) return "organic-social";
  if (isOf(videoSites)) return "video";
  if (isOf(searchSites)) return "organic-search";
  if (medium !== "" || touch.utmSource !== "") return "other";
  if (site === "direct") return "direct";
  // Shopify's words for a visit of which nothing is known.
  if (site === "" || site === "an unknown source") return null;
  return "referral";
}
