import type { Change, StoreSettings } from "../world/types";
import type { GeneratedCatalogue } from "./index";
import { createCatalogue } from "./index";

/** A mid-sized New York store; tests override what they are about. */
export const TEST_SETTINGS: StoreSettings = {
  shopDomain: "marlow-finch.myshopify.com",
  shopName: "Marlow & Finch",
  shopId: 61_204_185_123,
  timezone: "America/New_York",
  currency: "USD",
  countryCode: "US",
  taxesIncluded: false,
  plan: "standard",
  weightUnit: "POUNDS",
  seed: 7,
  orders: 3_000,
  products: 300,
  historyDays: 1_095,
  until: Date.UTC(2026, 10, 20, 15, 30),
};

export interface TestCatalogue {
  catalogue: GeneratedCatalogue;
  changes: Change[];
  settings: StoreSettings;
  /** Moves the clock to that instant (epoch ms). */
  setNow(ms: number): void;
}

/** A catalogue with a clock that only moves when told, and a record of what it announced. */
export function createTestCatalogue(overrides: Partial<StoreSettings> = {}): TestCatalogue {
  const settings = { ...TEST_SETTINGS, ...overrides };
  const changes: Change[] = [];
  let now = settings.until;
  const catalogue = createCatalogue(
    settings,
    () => now,
    (change) => changes.push(change),
  );
  return { catalogue, changes, settings, setNow: (ms) => void (now = ms) };
}

/** A node with its lazy fields called without arguments, for comparing. */
export function settled(value: unknown, depth = 4): unknown {
  if (typeof value === "function") {
    return depth > 0
      ? settled((value as (args: object) => unknown)({ names: [] }), depth - 1)
      : null;
  }
  if (Array.isArray(value)) return value.map((one) => settled(one, depth));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, settled(one, depth)]));
}
