import { channelOf, parseTouch, type ChannelRule } from "../../../metrics/acquisition/touch";
import type { TouchGroups } from "../../../store/worth/customer-split";

/**
 * What a touch belongs to: a channel ("unknown" where none is known), by the merchant's rules first, or a
 * campaign ("": none).
 */
export function groupOfTouch(
  by: "channel" | "campaign",
  touch: string | null,
  rules: readonly ChannelRule[],
): string {
  if (touch === null) return by === "channel" ? "unknown" : "";
  const parsed = parseTouch(touch);
  return by === "campaign" ? parsed.campaign : (channelOf(parsed, rules) ?? "unknown");
}

/** Every touch with what it belongs to. */
export function groupTouches(
  by: "channel" | "campaign",
  touches: readonly (string | null)[],
  rules: readonly ChannelRule[],
): TouchGroups {
  return { touches, groups: touches.map((touch) => groupOfTouch(by, touch, rules)) };
}

/** The touches of a channel or a campaign. */
export function touchesOf(
  by: "channel" | "campaign",
  value: string,
  touches: readonly (string | null)[],
  rules: readonly ChannelRule[],
): (string | null)[] {
  return touches.filter((touch) => groupOfTouch(by, touch, rules) === value);
}
