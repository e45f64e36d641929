export interface BatchLimits {
  lines: number;
  /** Of the result; a single longer line is a batch of its own. */
  bytes: number;
}

/**
 * How much of a result is written at once. Large enough that a statement's fixed cost vanishes,
 * small enough for a batch to take well under a second and a few megabytes.
 */
export const batchLimits: BatchLimits = { lines: 4_000, bytes: 4_000_000 };
