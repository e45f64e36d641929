import type { Season } from "../verticals/vertical";

export interface MarketingApp {
  id: number;
  title: string;
  handle: string;
  developer: string;
  isExternal: boolean;
}

const GOOGLE: MarketingApp = {
  id: 1_780_363,
  title: "Google & YouTube",
  handle: "google",
  developer: "Google LLC",
  isExternal: true,
};
const META: MarketingApp = {
  id: 2_329_312,
  title: "Facebook & Instagram",
  handle: "facebook",
  developer: "Meta",
  isExternal: true,
};
const TIKTOK: MarketingApp = {
  id: 4_383_523,
  title: "TikTok",
  handle: "tiktok",
  developer: "TikTok Inc.",
  isExternal: true,
};
const PINTEREST: MarketingApp = {
  id: 3_009_811,
  title: "Pinterest",
  handle: "pinterest",
  developer: "Pinterest",
  isExternal: true,
};
const MICROSOFT: MarketingApp = {
  id: 5_206_817,
  title: "Microsoft Channel",
  handle: "microsoft-channel",
  developer: "Microsoft",
  isExternal: true,
};
const MESSAGING: MarketingApp = {
  id: 2_775_569,
  title: "Shopify Messaging",
  handle: "shopify-email",
  developer: "Shopify",
  isExternal: false,
};
const KLAVIYO: MarketingApp = {
  id: 1_158_283,
  title: "Klaviyo",
  handle: "klaviyo-email-marketing",
  developer: "Klaviyo",
  isExternal: true,
};
const AFFILIATES: MarketingApp = {
  id: 1_902_665,
  title: "PartnerLink Affiliates",
  handle: "partnerlink",
  developer: "PartnerLink",
  isExternal: true,
};

/** One line of the calendar. */
export interface Spec {
  title: string;
  tactic: string;
  channelType: string;
  source: string;
  medium: string;
  campaign: string;
  app: MarketingApp;
  /** Shares of the history at which it begins and ends; null = still running. */
  from: number;
  to: number | null;
  spend: number | null;
  weight: number;
  season?: Season;
  lifetime?: boolean;
  paused?: boolean;
  /** Title of the campaign this ad group belongs to. */
  parent?: string;
}

/** Always-on campaigns, ended ones, a paused one and two ad groups. */
export const SPECS: readonly Spec[] = [
  {
    title: "Google Search - Brand",
    tactic: "AD",
    channelType: "SEARCH",
    source: "google",
    medium: "cpc",
    campaign: "brand-search",
    app: GOOGLE,
    from: 0,
    to: null,
    spend: 0.9,
    weight: 9,
  },
  {
    title: "Newsletter (weekly)",
    tactic: "NEWSLETTER",
    channelType: "EMAIL",
    source: "klaviyo",
    medium: "email",
    campaign: "newsletter-weekly",
    app: KLAVIYO,
    from: 0,
    to: null,
    spend: null,
    weight: 11,
  },
  {
    title: "Abandoned cart e-mails",
    tactic: "ABANDONED_CART",
    channelType: "EMAIL",
    source: "shopify_email",
    medium: "email",
    campaign: "abandoned-cart",
    app: MESSAGING,
    from: 0.02,
    to: null,
    spend: null,
    weight: 4,
  },
  {
    title: "Google Display - Awareness",
    tactic: "AD",
    channelType: "DISPLAY",
    source: "google",
    medium: "display",
    campaign: "display-awareness",
    app: GOOGLE,
    from: 0.05,
    to: 0.4,
    spend: 0.7,
    weight: 2,
    lifetime: true,
  },
  {
    title: "Google Shopping - All products",
    tactic: "AD",
    channelType: "SEARCH",
    source: "google",
    medium: "cpc",
    campaign: "shopping-all",
    app: GOOGLE,
    from: 0.08,
    to: null,
    spend: 3.1,
    weight: 15,
    season: "gifts",
  },
  {
    title: "Meta Prospecting - Broad",
    tactic: "AD",
    channelType: "SOCIAL",
    source: "facebook",
    medium: "paid_social",
    campaign: "prospecting-broad",
    app: META,
    from: 0.12,
    to: null,
    spend: 2.8,
    weight: 11,
    season: "gifts",
  },
  {
    title: "Meta Retargeting - 30 days",
    tactic: "RETARGETING",
    channelType: "SOCIAL",
    source: "facebook",
    medium: "paid_social",
    campaign: "retargeting-30d",
    app: META,
    from: 0.16,
    to: null,
    spend: 0.9,
    weight: 6,
  },
  {
    title: "Partner affiliates",
    tactic: "AFFILIATE",
    channelType: "REFERRAL",
    source: "partnerlink",
    medium: "affiliate",
    campaign: "partners",
    app: AFFILIATES,
    from: 0.25,
    to: null,
    spend: 0.6,
    weight: 3,
  },
  {
    title: "Microsoft Search",
    tactic: "AD",
    channelType: "SEARCH",
    source: "bing",
    medium: "cpc",
    campaign: "search-generic",
    app: MICROSOFT,
    from: 0.3,
    to: null,
    spend: 0.4,
    weight: 2,
  },
  {
    title: "Summer Sale - Meta",
    tactic: "AD",
    channelType: "SOCIAL",
    source: "instagram",
    medium: "paid_social",
    campaign: "summer-sale",
    app: META,
    from: 0.52,
    to: 0.58,
    spend: 1.9,
    weight: 6,
    lifetime: true,
    season: "summer",
  },
  {
    title: "Pinterest Ideas",
    tactic: "AD",
    channelType: "SOCIAL",
    source: "pinterest",
    medium: "paid_social",
    campaign: "idea-pins",
    app: PINTEREST,
    from: 0.44,
    to: 0.82,
    spend: 0.5,
    weight: 2,
    paused: true,
  },
  {
    title: "TikTok Spark Ads",
    tactic: "AD",
    channelType: "SOCIAL",
    source: "tiktok",
    medium: "paid_social",
    campaign: "spark-ads",
    app: TIKTOK,
    from: 0.6,
    to: null,
    spend: 1.5,
    weight: 6,
  },
  {
    title: "Creator collaboration - Spring drop",
    tactic: "POST",
    channelType: "SOCIAL",
    source: "instagram",
    medium: "influencer",
    campaign: "spring-drop",
    app: META,
    from: 0.74,
    to: 0.79,
    spend: 1.2,
    weight: 3,
    lifetime: true,
    season: "spring",
  },
  {
    title: "Win-back e-mails",
    tactic: "MESSAGE",
    channelType: "EMAIL",
    source: "klaviyo",
    medium: "email",
    campaign: "win-back",
    app: KLAVIYO,
    from: 0.8,
    to: null,
    spend: null,
    weight: 2,
  },
  // Ad groups: their spend is part of their campaign's.
  {
    title: "Broad - 25-44",
    tactic: "AD",
    channelType: "SOCIAL",
    source: "facebook",
    medium: "paid_social",
    campaign: "prospecting-broad",
    app: META,
    from: 0.12,
    to: null,
    spend: 1.7,
    weight: 0,
    season: "gifts",
    parent: "Meta Prospecting - Broad",
  },
  {
    title: "Broad - 45+",
    tactic: "AD",
    channelType: "SOCIAL",
    source: "facebook",
    medium: "paid_social",
    campaign: "prospecting-broad",
    app: META,
    from: 0.12,
    to: null,
    spend: 1.1,
    weight: 0,
    season: "gifts",
    parent: "Meta Prospecting - Broad",
  },
];
