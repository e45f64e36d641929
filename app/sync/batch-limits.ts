import type { Database } from "../store/database.server";

export interface BatchLimits {
  lines: number;
  /** Of the result; a single longer line is a batch of its own. */
  bytes: number;
  /** The first batches are smaller: the sooner the writing of a result begins. */
  isGradual?: boolean;
}

/**
 * How much of a result is written at once. Large enough that a statement's fixed cost vanishes,
 * small enough for a batch to take well under a second and a few megabytes.
 */
export const batchLimits: BatchLimits = { lines: 4_000, bytes: 4_000_000 };

// Every statement is a way to the server and back, and every commit empties the staging tables.
const serverLimits: BatchLimits = { lines: 16_000, bytes: 12_000_000, isGradual: true };

/** The embedded database is in this process: while it writes a batch, nobody else is served. */
export function batchLimitsOf({ kind }: Pick<Database, "kind">): BatchLimits {
  return kind === "postgres" ? serverLimits : batchLimits;
}
