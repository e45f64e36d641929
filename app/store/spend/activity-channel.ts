import type { MarketingChannel } from "../../lib/marketing-channel";

/** What Shopify says of a marketing activity that tells its channel. */
export interface ActivityOrigin {
  /** SEARCH, SOCIAL, DISPLAY, EMAIL, REFERRAL, or nothing. */
  channelType: string | null;
  /** AD, RETARGETING, POST, SEO, AFFILIATE, ... */
  tactic: string;
  sourceAndMedium: string;
  utmSource: string | null;
  utmMedium: string | null;
  utmCampaign: string | null;
  title: string;
}

const paidTactics = new Set(["AD", "RETARGETING"]);
const paidMedium = /^(cpc|ppc|cpm|cpv|paid.*|.*[-_ ]ads?)$/;

/** By medium where it names a channel, else by Shopify's kind of channel and whether it is paid for. */
export function channelOfActivity(activity: ActivityOrigin): MarketingChannel {
  const [source = "", medium = ""] = activity.sourceAndMedium.split("/").map((part) => part.trim());
  const from = (activity.utmSource ?? source).toLowerCase();
  const by = (activity.utmMedium ?? medium).toLowerCase();
  const named = channelOfMedium(by);
  if (named) return named;
  const isPaid = paidTactics.has(activity.tactic) || paidMedium.test(by);
  switch (activity.channelType) {
    case "SEARCH":
      if (!isPaid) return "organic-search";
      return isShopping(activity) ? "shopping" : "paid-search";
    case "SOCIAL":
      return isPaid ? "paid-social" : "organic-social";
    case "DISPLAY":
      return /youtube/.test(from) ? "video" : "display";
    case "EMAIL":
      return "email";
    case "REFERRAL":
      return activity.tactic === "AFFILIATE" ? "affiliate" : "referral";
    default:
      return isPaid ? channelOfPaid(from) : "other";
  }
}

function channelOfMedium(medium: string): MarketingChannel | null {
  if (/influenc|creator/.test(medium)) return "influencer";
  if (/affiliate/.test(medium)) return "affiliate";
  if (/^(sms|text|whatsapp)$/.test(medium)) return "sms";
  if (/^e-?mail$/.test(medium)) return "email";
  if (/^(display|banner)$/.test(medium)) return "display";
  if (/video/.test(medium)) return "video";
  if (/^(shopping|product[-_ ]?listing.*)$/.test(medium)) return "shopping";
  return null;
}

/** Product ads and text ads have one kind of channel and one medium: only their names differ. */
function isShopping({ utmCampaign, title }: ActivityOrigin): boolean {
  return /(^|[^a-z])shopping/i.test(`${utmCampaign ?? ""} ${title}`);
}

const searchEngines = /google|bing|microsoft|yahoo|duckduckgo|ecosia|baidu|yandex|naver/;
const networks = /facebook|instagram|meta|tiktok|pinterest|snapchat|linkedin|reddit|twitter|^x$/;

function channelOfPaid(source: string): MarketingChannel {
  if (searchEngines.test(source)) return "paid-search";
  if (networks.test(source)) return "paid-social";
  return /youtube/.test(source) ? "video" : "other";
}

const platformSites: readonly (readonly [RegExp, string])[] = [
  [/google|adwords|youtube/, "google-ads"],
  [/facebook|instagram|meta|^(fb|ig)$/, "meta-ads"],
  [/tiktok/, "tiktok-ads"],
  [/bing|microsoft/, "microsoft-ads"],
];

/** The ad platform whose spend an activity tells; null: its source names none that has exports. */
export function platformOfActivity({
  utmSource,
  sourceAndMedium,
}: Pick<ActivityOrigin, "utmSource" | "sourceAndMedium">): string | null {
  const site = (utmSource ?? sourceAndMedium.split("/")[0] ?? "").trim().toLowerCase();
  return platformSites.find(([pattern]) => pattern.test(site))?.[1] ?? null;
}
