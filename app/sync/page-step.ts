import type { AdminClient } from "../admin-api/client.server";
import type { Queryable } from "../store/database.server";
import type { SliceState } from "../store/sync-slices.server";
import type { ReadContext } from "./bulk-reader";

/** One page of a paged resource, asked for and ready to be written. */
export interface Page {
  /** Writes what was read; runs in the transaction that moves the cursor. */
  write(tx: Queryable): Promise<void>;
  roots: number;
  /** Where the next page begins; null after the last one. */
  next: string | null;
  /** The scope (or approval) for want of which part of it was left out. */
  denied: string | null;
}

/** Asks for the page at the slice's cursor (null: the first). */
export type ReadPage = (
  client: AdminClient,
  context: ReadContext,
  slice: SliceState,
  now: Date,
) => Promise<Page>;
