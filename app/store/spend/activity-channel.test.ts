import { expect, it } from "vitest";
import { channelOfActivity, type ActivityOrigin } from "./activity-channel";

const of = (activity: Partial<ActivityOrigin>) =>
  channelOfActivity({
    channelType: null,
    tactic: "AD",
    sourceAndMedium: "",
    utmSource: null,
    utmMedium: null,
    utmCampaign: null,
    title: "Campaign",
    ...activity,
  });

it("tells paid from free by tactic and medium", () => {
  const google = { channelType: "SEARCH", utmSource: "google" };
  expect(of({ ...google, utmMedium: "cpc" })).toBe("paid-search");
  expect(of({ ...google, tactic: "SEO" })).toBe("organic-search");
  expect(of({ ...google, utmMedium: "cpc", utmCampaign: "shopping-all" })).toBe("shopping");
  const social = { channelType: "SOCIAL", utmSource: "facebook" };
  expect(of({ ...social, utmMedium: "paid_social" })).toBe("paid-social");
  expect(of({ ...social, tactic: "RETARGETING" })).toBe("paid-social");
  expect(of({ ...social, tactic: "POST" })).toBe("organic-social");
  expect(of({ ...social, tactic: "POST", utmMedium: "influencer" })).toBe("influencer");
});

it("follows the other kinds of channel, and the medium before them", () => {
  expect(of({ channelType: "DISPLAY", utmMedium: "display" })).toBe("display");
  expect(of({ channelType: "DISPLAY", utmSource: "youtube" })).toBe("video");
  expect(of({ channelType: "EMAIL", tactic: "NEWSLETTER" })).toBe("email");
  expect(of({ channelType: "EMAIL", tactic: "MESSAGE", utmMedium: "sms" })).toBe("sms");
  expect(of({ channelType: "REFERRAL", tactic: "AFFILIATE" })).toBe("affiliate");
  expect(of({ channelType: "REFERRAL", tactic: "LINK" })).toBe("referral");
});

it("without a kind of channel goes by the source, also where only Shopify's own words name it", () => {
  expect(of({ sourceAndMedium: "google / cpc" })).toBe("paid-search");
  expect(of({ sourceAndMedium: "TikTok / paid" })).toBe("paid-social");
  expect(of({ utmSource: "partner", utmMedium: "affiliate" })).toBe("affiliate");
  expect(of({ tactic: "LINK", sourceAndMedium: "podcast" })).toBe("other");
});
