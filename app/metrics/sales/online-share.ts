import { netSales } from "../definitions/net-sales";
import type { FactsByKey } from "./breakdown";

// As Shopify names them.
const withoutCheckout = new Set(["point of sale", "pos", "draft orders", "shopify_draft_order"]);
// "" is an order whose channel is not known.
const notOnline = new Set(["", ...withoutCheckout]);
const onlineStore = new Set(["online store", "web"]);

/** Whether a channel is the online store, which is where visits are counted. */
export function isOnlineStore(channel: string): boolean {
  return onlineStore.has(channel.toLowerCase());
}

/** Whether orders of a channel come by a checkout that can be left: neither by the till nor of a draft. */
export function hasCheckout(channel: string): boolean {
  return !withoutCheckout.has(channel.toLowerCase());
}

/**
 * Net sales of online channels as a share of all: of every channel but the point of sale, drafts, and
 * orders without a channel. Null where there is nothing to have a share of.
 */
export function onlineShare(channels: FactsByKey): number | null {
  let online = 0;
  let all = 0;
  for (const [channel, facts] of channels) {
    const minor = netSales.compute(facts) ?? 0;
    all += minor;
    if (!notOnline.has(channel.toLowerCase())) online += minor;
  }
  return all > 0 ? online / all : null;
}
