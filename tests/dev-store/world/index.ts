import { createCatalogue } from "../catalogue";
import { generatedSource } from "../catalogue/source";
import { BUILT_IN_TAXONOMY } from "../catalogue/taxonomy";
import type { Taxonomy } from "../catalogue/taxonomy";
import type { ExportFiles, StoreExports } from "../exports/types";
import { importStore } from "../imported/import-store";
import { createTrade } from "../trade";
import { readWritten } from "../written";
import type { WrittenStore } from "../written/types";
import { shopNode } from "./shop-node";
import { parseDay, shopTime } from "./shop-time";
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
  locale: "en",
  seed: 7,
  orders: 30_000,
  products: 1_000,
  historyDays: 1_095,
};

export interface WorldOptions {
  clock?: Clock;
  /** The merchant's own files: catalogue and trade come from them, and nothing is generated. */
  exports?: StoreExports | null;
  /** Their paths, for the names of files in what is rejected. */
  exportFiles?: ExportFiles;
  /** A store written down order by order: nothing in it is generated. */
  written?: WrittenStore;
  /** Categories to serve instead of the built-in selection. */
  taxonomy?: Taxonomy | null;
  /**
   * Nothing later is known to the store: epoch ms, or a shop day ("2026-07-01"), the whole of it; "last-order": the day of
   * the last order of the files.
   */
  observedUntil?: number | string | null;
}

const LAST_ORDER = "last-order";

/**
 * Builds a store: same settings and files, same store. Its generated history ends at `until` (the
 * clock's now, unless given). What settings give counts more than what files say.
 */
export function createWorld(
  settings: Partial<StoreSettings> = {},
  options: WorldOptions = {},
): World {
  const clock = options.clock ?? Date.now;
  const usual: StoreSettings = { until: clock(), ...DEFAULT_SETTINGS, ...settings };
  const taxonomy = options.taxonomy ?? BUILT_IN_TAXONOMY;
  // Closures of the world must not hold the options: exports of many orders would never be freed.
  const end = options.observedUntil ?? null;
  const endIn = (timezone: string, lastOrderAt: number | null) =>
    endOfObservation(end, timezone, lastOrderAt);
  const imported = options.exports
    ? importStore({
        exports: options.exports,
        files: options.exportFiles,
        usual,
        given: settings,
        taxonomy,
        observedUntil: endIn,
      })
    : null;
  const all = imported?.settings ?? usual;
  const observedUntil = imported ? imported.observedUntil : endIn(all.timezone, null);
  const now = observedUntil === null ? clock : () => Math.min(clock(), observedUntil);

  const listeners = new Set<ChangeListener>();
  const emit = (change: Change) => {
    for (const listener of listeners) listener(change);
  };
  const written = options.written ? readWritten(options.written, all, taxonomy) : null;
  const source =
    imported?.catalogue ?? written?.catalogue ?? generatedSource(all, taxonomy, observedUntil);
  const catalogue = createCatalogue(all, now, emit, source);
  const trade = createTrade(all, now, catalogue, emit, {
    imported: imported?.readTrade(catalogue.products) ?? written?.trade ?? null,
    observedUntil,
  });
  const resources: World["trade"]["resources"] & World["catalogue"]["resources"] = {
    ...catalogue.resources,
    ...trade.resources,
  };
  return {
    settings: all,
    clock,
    now,
    ...(imported ? { importNotes: imported.notes() } : {}),
    catalogue,
    trade,
    shop: () => shopNode(all, now()),
    resource: (name): Resource => resources[name],
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** The last millisecond of a shop day, or the instant itself. */
function endOfObservation(
  end: number | string | null,
  timezone: string,
  lastOrderAt: number | null,
): number | null {
  if (typeof end !== "string") return end;
  const { dayOf, startOfDay } = shopTime(timezone);
  const day = end !== LAST_ORDER ? parseDay(end) : lastOrderAt === null ? null : dayOf(lastOrderAt);
  if (day === null && end === LAST_ORDER) return null;
  if (day === null) throw new RangeError(`${end} is no day such as 2026-07-01`);
  return startOfDay(day + 1) - 1;
}
