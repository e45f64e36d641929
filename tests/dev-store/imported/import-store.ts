import type { CatalogueSource } from "../catalogue/source";
import type { Taxonomy } from "../catalogue/taxonomy";
import type { ExportFiles, ImportNotes, StoreExports } from "../exports/types";
import type { ImportedTrade } from "../trade";
import type { CatalogueProduct, StoreSettings } from "../world/types";
import { createFindings, mergeNotes, type Findings } from "./findings";
import { importOrders } from "./import-orders";
import { importProducts } from "./import-products";
import { keepReadableOrders, keepReadableProducts } from "./judge-amounts";
import { describeAllRejected, StoreFileError } from "./store-file-error";
import {
  chooseCountry,
  chooseCurrency,
  chooseWeightUnit,
  chooseZone,
  instantIn,
  keepOrdersIn,
} from "./shop-settings";

const DAY_MS = 86_400_000;

export interface ImportOptions {
  exports: StoreExports;
  /** Paths, for the names of files in what is rejected. */
  files?: ExportFiles;
  /** What a store has unless something else is known. */
  usual: StoreSettings;
  /** What was asked for: it counts more than what the files say. */
  given: Partial<StoreSettings>;
  taxonomy: Taxonomy;
  /** Epoch ms in the zone found, by the time of the last order; nothing later is seen. Null: all is. */
  observedUntil: (timezone: string, lastOrderAt: number | null) => number | null;
}

/** A store made of a merchant's exports: nothing in it is generated. */
export interface ImportedStore {
  settings: StoreSettings;
  observedUntil: number | null;
  catalogue: CatalogueSource;
  /** Ties the orders to the products that the catalogue made of its source. */
  readTrade(products: readonly CatalogueProduct[]): ImportedTrade;
  /** Complete once the trade was read. */
  notes(): ImportNotes;
}

/** Concludes from exports what a store is, and notes every rule by which it did. */
export function importStore(options: ImportOptions): ImportedStore {
  const { exports, usual, given, taxonomy } = options;
  const findings = createFindings(options.files);
  const currency = chooseCurrency(exports, given.currency, usual.currency, findings);
  const ordersInCurrency =
    exports.orders &&
    keepReadableOrders(currency, keepOrdersIn(currency, exports.orders, findings), findings);
  const products = exports.products && keepReadableProducts(currency, exports.products, findings);
  const timezone = chooseZone(ordersInCurrency ?? [], given.timezone, findings);
  const instantOf = instantIn(timezone);
  const orders = ordersInCurrency?.filter(({ name, line, createdAt }) => {
    if (instantOf(createdAt) <= usual.until) return true;
    findings.reject("orders", line, `order ${name}: "Created at" lies in the future`);
    return false;
  });
  const times = orders?.map(({ createdAt }) => instantOf(createdAt)) ?? [];
  const lastOrderAt = times.reduce<number | null>(
    (last, time) => (last === null ? time : Math.max(last, time)),
    null,
  );
  const observedUntil = options.observedUntil(timezone, lastOrderAt);
  refuseIfNoneIsLeft(
    { products: exports.products, orders: exports.orders },
    { products, orders },
    findings,
  );
  let beginning = Math.min(usual.until, observedUntil ?? Infinity);
  for (const time of times) beginning = Math.min(beginning, time);

  const settings: StoreSettings = {
    ...usual,
    timezone,
    currency,
    countryCode: chooseCountry(orders ?? [], given.countryCode, usual.countryCode, findings),
    weightUnit: given.weightUnit ?? chooseWeightUnit(exports, usual.weightUnit),
    orders: orders?.length ?? 0,
    products: products?.length ?? 0,
    openedAt: beginning,
    historyDays: Math.max(1, Math.ceil((usual.until - beginning) / DAY_MS) + 1),
  };
  // An export does not say in which language it is.
  if (given.locale === undefined) delete settings.locale;
  const catalogue = importProducts(products, { currency, madeAt: beginning, taxonomy }, findings);
  const { rejectedRows, assumptions } = exports;
  const tellsGiftCards = products?.some(({ isGiftCard }) => isGiftCard !== undefined) ?? false;
  return {
    settings,
    observedUntil,
    catalogue,
    readTrade(products) {
      const { past, traits, taxesIncluded } = importOrders(
        orders ?? null,
        exports.customers,
        products,
        {
          currency,
          taxesIncluded: given.taxesIncluded ?? null,
          instantOf,
          observedUntil,
          tellsGiftCards,
          locationId: catalogue.locations[0]?.id ?? null,
          beginning,
        },
        findings,
      );
      settings.taxesIncluded = taxesIncluded;
      return { past, traits };
    },
    notes: () => mergeNotes({ rejectedRows, assumptions }, findings.notes()),
  };
}

/** A file of which nothing could be used is at fault, not one of a shop that sold nothing. */
function refuseIfNoneIsLeft(
  read: Pick<StoreExports, "products" | "orders">,
  kept: { products: readonly unknown[] | null; orders?: readonly unknown[] | null | undefined },
  findings: Findings,
): void {
  for (const kind of ["products", "orders"] as const) {
    if (!read[kind]?.length || kept[kind]?.length !== 0) continue;
    throw new StoreFileError(kind, describeAllRejected(kind, findings.rejectedOf(kind)));
  }
}
