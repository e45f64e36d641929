import type { SalesChannel } from "../log/events";

export interface ChannelFacts {
  /** null: which app it was is not known. */
  appId: number | null;
  appName: string;
  handle: string;
  displayName: string;
  sourceName: string | null;
  /** Which of the store's publications it sells through, or null for none. */
  publication: number | null;
}

/** How each way of selling shows on an order. */
export const CHANNEL_FACTS: Readonly<Record<SalesChannel, ChannelFacts>> = {
  online: {
    appId: 580_111,
    appName: "Online Store",
    handle: "online-store",
    displayName: "Online Store",
    sourceName: "web",
    publication: 0,
  },
  pos: {
    appId: 129_785,
    appName: "Point of Sale",
    handle: "pos",
    displayName: "Point of Sale",
    sourceName: "pos",
    publication: 1,
  },
  draft: {
    appId: 1_354_745,
    appName: "Draft Orders",
    handle: "draft-orders",
    displayName: "Draft Orders",
    sourceName: "shopify_draft_order",
    publication: null,
  },
  subscription: {
    appId: 66_228_487,
    appName: "Subscriptions",
    handle: "subscriptions",
    displayName: "Subscriptions",
    sourceName: "subscription_contract",
    publication: null,
  },
  other: {
    appId: null,
    appName: "Other",
    handle: "other",
    displayName: "Other",
    sourceName: null,
    publication: null,
  },
};
