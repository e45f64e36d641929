import type { Change, StoreSettings, Trade } from "../../world/types";
import { createTrade } from "..";
import { createFakeCatalogue } from "./fake-catalogue";

export const NOON = Date.UTC(2026, 10, 21, 17);

export interface SmallStore {
  settings: StoreSettings;
  trade: Trade;
  catalogue: ReturnType<typeof createFakeCatalogue>;
  changes: Change[];
  /** Moves the store's clock. */
  setNow(at: number): void;
}

/** A store on the fake catalogue, with a clock that stands still until it is moved. */
export function createSmallStore(
  patch: Partial<StoreSettings> = {},
  catalogue = createFakeCatalogue(),
): SmallStore {
  const settings: StoreSettings = {
    shopDomain: "small.myshopify.com",
    shopName: "Small",
    shopId: 1,
    timezone: "America/New_York",
    currency: "USD",
    countryCode: "US",
    taxesIncluded: false,
    plan: "standard",
    weightUnit: "GRAMS",
    seed: 7,
    orders: 300,
    products: 40,
    historyDays: 365,
    until: NOON,
    ...patch,
  };
  let now = settings.until;
  const changes: Change[] = [];
  const trade = createTrade(
    settings,
    () => now,
    catalogue,
    (change) => void changes.push(change),
  );
  return { settings, trade, catalogue, changes, setNow: (at) => void (now = at) };
}
