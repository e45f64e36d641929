import type { AdminClient } from "../admin-api/client.server";
import type { ShopCalendar } from "../lib/shop-day";
import type { Queryable, Settings } from "../store/database.server";
import type { SyncResourceName } from "../store/sync-status";
import type { ShopRef } from "../store/with-shop.server";
import type { LineKind, ParseSettings } from "./line-parser";

/** Half open, [from, to); null is an open end. */
export interface SliceWindow {
  from: Date | null;
  to: Date | null;
}

/** What may be asked of a shop. */
export interface Permissions {
  scopes: ReadonlySet<string>;
  /** The merchant wants the countries of orders, and Shopify has not denied them. */
  countries: boolean;
}

/** What every reader needs to know of the shop and of the reading under way. */
export interface ReadContext extends Permissions {
  shop: ShopRef;
  currency: string;
  calendar: ShopCalendar;
  /** See SyncResource.reading. */
  reading: number;
  sliceNo: number;
  window: SliceWindow;
  /** When the bulk operation was started: what changed later was written by something newer. */
  startedAt: Date;
  /** When the result was asked for, by our own clock: what was read by itself since is newer. */
  askedAt: Date;
  /** The strict document was used. */
  isStrict: boolean;
  /** All lines have been read once: what has no parent now will never have one. */
  isLast: boolean;
}

/** Runs work in one transaction that only the present run may commit. */
export type Commit = <T>(work: (tx: Queryable) => Promise<T>, settings?: Settings) => Promise<T>;

/** Where reading on by pages goes on. */
export interface RestCursor {
  step: string;
  /** The last object that is read to its end. */
  afterId: number;
  /** The object within which the next page lies, if it is not the first of one. */
  within: { id: number; after: string; offset: number } | null;
}

/** One page of what a result lacked, ready to be written. */
export interface RestPage {
  /** Runs in the transaction that moves the cursor. */
  write(tx: Queryable): Promise<void>;
  next: RestCursor;
}

/** How one resource is read by bulk operations. `P`: what becomes of a batch of lines. */
export interface BulkReader<P = unknown> {
  resource: SyncResourceName;
  /** How its lines become rows, which may be done while those before them are being written. */
  lines: LineKind<P>;
  /** `isStrict`: for a Shopify that refused the ordinary document; null where there is no other. */
  document(permissions: Permissions, window: SliceWindow, isStrict: boolean): string | null;
  /**
   * Writes a batch of lines in a transaction that also moves the cursor. Returns the number of root
   * objects, and the numbers of the lines whose parent is not known yet.
   */
  write(
    tx: Queryable,
    context: ReadContext,
    packed: P,
  ): Promise<{ roots: number; orphans: number[] }>;
  /**
   * Before the first line of a result: takes from what an earlier result of the same reading wrote
   * the mark of having been met, so that it is written anew and its children wait for it.
   */
  begin?(tx: Queryable, context: ReadContext): Promise<void>;
  /** Reads by pages what the result was cut short of, after its last line is written. */
  readRest?(
    client: AdminClient,
    context: ReadContext,
    cursor: RestCursor | null,
  ): AsyncGenerator<RestPage>;
  /** What is left to do in the transaction that marks the slice as done. */
  finish?(tx: Queryable, context: ReadContext): Promise<void>;
}

export function parseSettingsOf({ shop, currency, calendar, reading }: ReadContext): ParseSettings {
  return { shopId: shop.id, currency, zone: calendar.zone, reading };
}
