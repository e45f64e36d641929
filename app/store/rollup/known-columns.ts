import { LRUCache } from "lru-cache";
import type { ShopDay } from "../../lib/shop-day";
import type { ShopRef } from "../with-shop.server";
import type { Grain } from "./ranges";
import {
  unpackKeys,
  type ColumnDimension,
  type ColumnName,
  type StoredColumns,
  type StoredKeys,
} from "./sales-columns";

/** Columns of a period as one row of the table has them: those that somebody has asked for. */
interface KnownPeriod {
  /** Of the row. One that is made anew has another. */
  version: string;
  keys: StoredKeys;
  columns: ReadonlyMap<ColumnName, Uint8Array | null>;
}

// Three years of a shop with fifteen thousand variants, by most of the measures.
const mostBytes = 48 * 2 ** 20;

/**
 * What was read of periods that are over, for whoever asks for them next: most of what a page of a year takes is to fetch
 * the same columns again. The table is asked each time whether they are still the ones.
 */
const periods = new LRUCache<string, KnownPeriod>({
  maxSize: mostBytes,
  sizeCalculation: ({ keys, columns }) =>
    [...columns.values()].reduce((sum, bytes) => sum + (bytes?.length ?? 0), sizeOfKeys(keys)),
});

// More than nothing, as the cache asks for.
const sizeOfKeys = ({ ids, texts }: StoredKeys) =>
  texts.reduce((sum, text) => sum + text.length, ids.byteLength + 1);

/** A period whose keys are unpacked. */
export interface OpenColumns {
  keys: StoredKeys;
  columns: StoredColumns["columns"];
}

/** SQL of a column of `sales_columns c`; null where the row is the one of the version that is known. */
export const unlessKnown = (known: string, column: string) =>
  `case when c.version is distinct from ${known} then c.${column} end`;

/** What this process has read before of some columns of a shop. */
export class KnownColumns {
  constructor(
    private readonly shop: ShopRef,
    private readonly dimension: ColumnDimension,
    private readonly names: readonly ColumnName[],
  ) {}

  /** The row's version if all of the columns are known; else null. Holds on to them until `take`. */
  versionOf(grain: Grain, period: ShopDay): string | null {
    const known = periods.get(this.idOf(grain, period));
    if (!known || !this.names.every((name) => known.columns.has(name))) return null;
    this.held.set(this.idOf(grain, period), known);
    return known.version;
  }

  /** The columns of a row, which are those that were read, or where these are null those that were known. */
  take(grain: Grain, period: ShopDay, version: string, read: StoredColumns | null): OpenColumns {
    const id = this.idOf(grain, period);
    if (!read) {
      const known = this.held.get(id);
      if (known?.version !== version) throw new Error(`Nothing was read of ${id}`);
      return { keys: known.keys, columns: (name) => known.columns.get(name) ?? null };
    }
    const before = periods.get(id);
    const columns = new Map(before?.version === version ? before.columns : []);
    for (const name of this.names) columns.set(name, read.columns(name));
    const keys = unpackKeys(read.keys);
    periods.set(id, { version, keys, columns });
    return { keys, columns: read.columns };
  }

  private readonly held = new Map<string, KnownPeriod>();

  private idOf(grain: Grain, period: ShopDay): string {
    return `${this.shop.id} ${this.dimension} ${grain} ${period}`;
  }
}
