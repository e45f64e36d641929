import { campaignKey } from "../../../lib/campaign-key";
import { channelOf, parseTouch, type ChannelRule } from "../../../metrics/acquisition/touch";
import type { CustomerFilter } from "../../../store/worth/customer-filter";
import type { TouchGroups } from "../../../store/worth/customer-split";

/**
 * What a touch belongs to: a channel ("unknown" where none is known), by the merchant's rules first, or a
 * campaign ("": none).
 */
function groupOfTouch(
  by: "channel" | "campaign",
  touch: string | null,
  rules: readonly ChannelRule[],
): string {
  if (touch === null) return by === "channel" ? "unknown" : "";
  const parsed = parseTouch(touch);
  return by === "campaign" ? parsed.campaign : (channelOf(parsed, rules) ?? "unknown");
}

/** The group of customers who first ordered in a shop, by draft or another app, where there are no visits. */
export const elsewhere = "notApplicable";

/** Every touch with what it belongs to; a campaign that is spelled in several ways is one, as its spend is. */
export function groupTouches(
  by: "channel" | "campaign",
  touches: readonly (string | null)[],
  rules: readonly ChannelRule[],
): TouchGroups {
  const groups = touches.map((touch) => groupOfTouch(by, touch, rules));
  if (by === "channel") return { touches, groups, elsewhere };
  // Whichever the touches come in, the same spelling stands for all.
  const spelling = new Map([...groups].sort().map((name) => [campaignKey(name), name]));
  const named = groups.map((name) => spelling.get(campaignKey(name)) ?? name);
  return { touches, groups: named, elsewhere: null };
}

/** The customers of a channel or a campaign, as far as touches and places tell them apart. */
export function filterOfTouch(
  by: "channel" | "campaign",
  value: string,
  touches: readonly (string | null)[],
  rules: readonly ChannelRule[],
): CustomerFilter {
  if (by === "channel" && value === elsewhere) {
    return { by: "touch", touches: [null], isOnline: false };
  }
  const own = touchesOf(by, value, touches, rules);
  // Where visits are told of and none is known: not the same as where there are none.
  return by === "channel" && own.includes(null)
    ? { by: "touch", touches: own, isOnline: true }
    : { by: "touch", touches: own };
}

/** The touches of a channel or a campaign. */
export function touchesOf(
  by: "channel" | "campaign",
  value: string,
  touches: readonly (string | null)[],
  rules: readonly ChannelRule[],
): (string | null)[] {
  const keyOf = (name: string) => (by === "campaign" ? campaignKey(name) : name);
  return touches.filter((touch) => keyOf(groupOfTouch(by, touch, rules)) === keyOf(value));
}
