import { createCatalogue } from "../catalogue";
import { createTrade } from "../trade";
import { shopNode } from "./shop-node";
import type { Change, ChangeListener, Clock, Resource, StoreSettings, World } from "./types";

/** The store of the demo: three years of trade on the east coast of the United States. */
export const DEFAULT_SETTINGS: Omit<StoreSettings, "until"> = {
  shopDomain: "shelfwise-demo.myshopify.com",
  shopName: "Alder & Finch",
  shopId: 68_214_903_112,
  timezone: "America/New_York",
  currency: "USD",
  countryCode: "US",
  taxesIncluded: false,
  plan: "standard",
  weightUnit: "POUNDS",
  seed: 7,
  orders: 30_000,
  products: 1_000,
  historyDays: 1_095,
};

/** Builds a store: same settings, same store. Its history ends at `until` (the clock's now, unless given). */
export function createWorld(
  settings: Partial<StoreSettings> = {},
  options: { clock?: Clock } = {},
): World {
  const clock = options.clock ?? Date.now;
  const all: StoreSettings = { until: clock(), ...DEFAULT_SETTINGS, ...settings };
  const listeners = new Set<ChangeListener>();
  const emit = (change: Change) => {
    for (const listener of listeners) listener(change);
  };
  const catalogue = createCatalogue(all, clock, emit);
  const trade = createTrade(all, clock, catalogue, emit);
  const resources: World["trade"]["resources"] & World["catalogue"]["resources"] = {
    ...catalogue.resources,
    ...trade.resources,
  };
  return {
    settings: all,
    clock,
    catalogue,
    trade,
    shop: () => shopNode(all, clock()),
    resource: (name): Resource => resources[name],
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
