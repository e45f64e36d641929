import { expect, it } from "vitest";
import type { StoredChannelRule } from "../../store/spend/channel-rule-terms";
import { compileChannelRules } from "./channel-rules";
import { channelOf, type Touch } from "./touch";

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
const rule = (more: Partial<StoredChannelRule>): StoredChannelRule => ({
  field: "utmSource",
  operator: "is",
  value: "partner",
  channel: "affiliate",
  ...more,
});
const ask = (rules: readonly StoredChannelRule[], parts: Partial<Touch>) =>
  channelOf(touch(parts), compileChannelRules(rules));

it.each<[Partial<StoredChannelRule>, Partial<Touch>]>([
  [{ field: "utmSource", value: "Partner " }, { utmSource: " pARTNER" }],
  [{ field: "medium", operator: "contains", value: "spons" }, { medium: "is-Sponsored" }],
  [{ field: "campaign", operator: "startsWith", value: "aff_" }, { campaign: "AFF_spring" }],
  [{ field: "referrerHost", value: "blog.example" }, { referrerHost: "blog.example" }],
  [{ field: "source", operator: "contains", value: "shop" }, { source: "Shop app" }],
  [{ field: "click", value: "fbclid" }, { click: "fbclid" }],
])("applies %o to %o", (more, parts) => {
  expect(ask([rule(more)], parts)).toBe("affiliate");
});

it.each<[Partial<StoredChannelRule>, Partial<Touch>]>([
  // "is" is all of it, and "starts with" the beginning alone.
  [{}, { utmSource: "partners" }],
  [{ operator: "startsWith" }, { utmSource: "a-partner" }],
  [{ operator: "contains" }, { utmSource: "part" }],
  // Another part of the visit.
  [{ field: "medium" }, { utmSource: "partner" }],
  [{ operator: "contains", value: " " }, { utmSource: "partner" }],
])("leaves what %o does not say to the usual names: %o", (more, parts) => {
  expect(ask([rule(more)], parts)).toBe("other");
});

it("asks rules in their order, and before the usual names", () => {
  const parts = { utmSource: "google", medium: "cpc" };
  const [first, second] = [
    rule({ value: "google", channel: "display" }),
    rule({ field: "medium", value: "cpc", channel: "video" }),
  ];
  expect(ask([], parts)).toBe("paid-search");
  expect(ask([first, second], parts)).toBe("display");
  expect(ask([second, first], parts)).toBe("video");
});
