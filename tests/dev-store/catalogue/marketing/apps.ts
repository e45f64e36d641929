/** The apps that the store's campaigns were made with. */
export interface MarketingApp {
  id: number;
  title: string;
  handle: string;
  developer: string;
  isExternal: boolean;
}

export const GOOGLE: MarketingApp = {
  id: 1_780_363,
  title: "Google & YouTube",
  handle: "google",
  developer: "Google LLC",
  isExternal: true,
};
export const META: MarketingApp = {
  id: 2_329_312,
  title: "Facebook & Instagram",
  handle: "facebook",
  developer: "Meta",
  isExternal: true,
};
export const TIKTOK: MarketingApp = {
  id: 4_383_523,
  title: "TikTok",
  handle: "tiktok",
  developer: "TikTok Inc.",
  isExternal: true,
};
export const PINTEREST: MarketingApp = {
  id: 3_009_811,
  title: "Pinterest",
  handle: "pinterest",
  developer: "Pinterest",
  isExternal: true,
};
export const MICROSOFT: MarketingApp = {
  id: 5_206_817,
  title: "Microsoft Channel",
  handle: "microsoft-channel",
  developer: "Microsoft",
  isExternal: true,
};
export const MESSAGING: MarketingApp = {
  id: 2_775_569,
  title: "Shopify Messaging",
  handle: "shopify-email",
  developer: "Shopify",
  isExternal: false,
};
export const KLAVIYO: MarketingApp = {
  id: 1_158_283,
  title: "Klaviyo",
  handle: "klaviyo-email-marketing",
  developer: "Klaviyo",
  isExternal: true,
};
export const AFFILIATES: MarketingApp = {
  id: 1_902_665,
  title: "PartnerLink Affiliates",
  handle: "partnerlink",
  developer: "PartnerLink",
  isExternal: true,
};
