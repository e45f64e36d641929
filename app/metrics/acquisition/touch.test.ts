import { expect, it } from "vitest";
import type { MarketingChannel } from "../../lib/marketing-channel";
import { channelOf, parseTouch, type Touch } from "./touch";

const touch = (parts: Partial<Touch>): Touch => ({
  source: "",
  sourceType: "",
  utmSource: "",
  medium: "",
  campaign: "",
  referrerHost: "",
  click: "",
  ...parts,
});

it("reads the parts of a stored touch, and the missing ones as nothing", () => {
  expect(parseTouch("google\u001f\u001f\u001f\u001f\u001f\u001fgclid")).toEqual(
    touch({ source: "google", click: "gclid" }),
  );
  expect(parseTouch("google\u001fSEO\u001fg\u001fcpc\u001fspring\u001fwww.google.com")).toEqual(
    touch({
      source: "google",
      sourceType: "SEO",
      utmSource: "g",
      medium: "cpc",
      campaign: "spring",
      referrerHost: "www.google.com",
    }),
  );
  expect(parseTouch("direct")).toEqual(touch({ source: "direct" }));
});

it.each<[Partial<Touch>, MarketingChannel | null]>([
  [{ utmSource: "google", medium: "cpc" }, "paid-search"],
  [{ utmSource: "google", medium: "CPC", campaign: "Shopping DE" }, "shopping"],
  [{ utmSource: "facebook", medium: "paid_social" }, "paid-social"],
  [{ utmSource: "youtube", medium: "cpv", sourceType: "AD" }, "video"],
  [{ utmSource: "facebookads", medium: "cpc" }, "paid-social"],
  [{ utmSource: "tiktok_ads", medium: "paid" }, "paid-social"],
  [{ utmSource: "msg", medium: "paid" }, "paid-social"],
  [{ utmSource: "adwords", medium: "cpc" }, "paid-search"],
  [{ utmSource: "google-ads", medium: "cpc" }, "paid-search"],
  [{ utmSource: "googlegroups", medium: "cpc" }, "other"],
  [{ utmSource: "google", medium: "display", sourceType: "AD" }, "display"],
  [{ utmSource: "facebook", medium: "social", sourceType: "AD" }, "paid-social"],
  [{ utmSource: "someone", medium: "paid" }, "other"],
  [{ utmSource: "google", medium: "display" }, "display"],
  [{ utmSource: "klaviyo", medium: "email" }, "email"],
  [{ utmSource: "klaviyo" }, "email"],
  [{ medium: "sms", utmSource: "shop" }, "sms"],
  [{ medium: "affiliate", utmSource: "rakuten" }, "affiliate"],
  [{ medium: "influencer", utmSource: "anna" }, "influencer"],
  [{ medium: "social", utmSource: "instagram" }, "organic-social"],
  [{ medium: "qr", utmSource: "flyer" }, "offline"],
  [{ source: "Google", referrerHost: "www.google.com", sourceType: "SEO" }, "organic-search"],
  [{ source: "duckduckgo.com", referrerHost: "duckduckgo.com" }, "organic-search"],
  [{ referrerHost: "l.instagram.com" }, "organic-social"],
  [{ source: "blog.example", referrerHost: "blog.example" }, "referral"],
  [{ source: "direct" }, "direct"],
  [{ utmSource: "mystery", medium: "unheard" }, "other"],
  // A mark without UTM parameters: an ad of its platform, whatever Shopify took the visit for.
  [
    { source: "Google", referrerHost: "www.google.com", sourceType: "SEO", click: "gclid" },
    "paid-search",
  ],
  [{ source: "direct", click: "wbraid" }, "paid-search"],
  [{ source: "direct", click: "msclkid" }, "paid-search"],
  [{ source: "an unknown source", click: "ttclid" }, "paid-social"],
  [{ utmSource: "youtube", click: "gclid" }, "video"],
  [{ utmSource: "google", medium: "organic", click: "gclid" }, "paid-search"],
  [{ utmSource: "google", campaign: "Shopping DE", click: "gclid" }, "shopping"],
  // What somebody wrote on purpose stays.
  [{ utmSource: "klaviyo", medium: "email", click: "gclid" }, "email"],
  [{ utmSource: "google", medium: "display", click: "gclid" }, "display"],
  // Meta marks what people share too.
  [{ source: "direct", click: "fbclid" }, "organic-social"],
  [{ medium: "cpc", click: "fbclid" }, "paid-social"],
  [{ source: "direct", sourceType: "AD", click: "fbclid" }, "paid-social"],
  [{ source: "direct", click: "unheard" }, "direct"],
  [{ source: "an unknown source" }, null],
  [{}, null],
])("takes %o for %s", (parts, channel) => {
  expect(channelOf(touch(parts))).toBe(channel);
});

it("does not take a name for the site that it ends with", () => {
  expect(channelOf(touch({ referrerHost: "notgoogle.example" }))).toBe("referral");
  expect(channelOf(touch({ referrerHost: "mix.example" }))).toBe("referral");
});

it("asks the merchant's rules first, in their order", () => {
  const toOther = () => "offline" as const;
  expect(channelOf(touch({ source: "direct" }), [() => null, toOther])).toBe("offline");
  expect(channelOf(null, [toOther])).toBeNull();
});
