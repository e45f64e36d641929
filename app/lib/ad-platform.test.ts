import { expect, it } from "vitest";
import { adPlatformOf } from "./ad-platform";

it("is one whose exports are known by any of its names, or itself", () => {
  expect(["Google Ads", "facebook", "TikTok", "Bing Ads"].map(adPlatformOf)).toEqual([
    "google-ads",
    "meta-ads",
    "tiktok-ads",
    "microsoft-ads",
  ]);
  expect([" Pinterest Ads ", "meta-ads", "", " -- "].map(adPlatformOf)).toEqual([
    "pinterest-ads",
    "meta-ads",
    "",
    "",
  ]);
});
