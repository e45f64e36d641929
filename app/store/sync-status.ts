/** What the backfill reads, in the order in which it is of use to the merchant. */
export const syncResources = [
  "shop",
  "orders",
  "sales",
  "products",
  "collections",
  "customers",
  "marketing",
  "abandonedCheckouts",
  "taxonomy",
] as const;

export type SyncResourceName = (typeof syncResources)[number];

/**
 * degraded: finished, but with less than the whole (a scope is missing, or Shopify refused a way of
 * asking); failed: stopped, and a retry continues where it stopped.
 */
export type SyncStatus = "pending" | "running" | "done" | "degraded" | "failed";

/** What gave up on Shopify's outage is tried again so much later, without the merchant's help. */
export const outageRestMs = 60 * 60_000;

/** How far one resource is. */
export interface ResourceProgress {
  resource: SyncResourceName;
  status: SyncStatus;
  /**
   * A code of lib/errors ("missing_scope", "upstream_unavailable", ...), or null. While it is being
   * read: why it pauses.
   */
  reason: string | null;
  /** What the reason is about: the name of a scope, or what went wrong in words. */
  detail: string | null;
  /** Scopes that were not granted when it was read and would have brought more, whatever the status. */
  missingScopes: string[];
  /** bulk operations, or pages where those were refused. */
  mode: "bulk" | "paged";
  /** Root objects (orders, products, ...) committed so far. */
  rootsDone: number;
  /** Root objects in all, where known. */
  expected: number | null;
  /** When it is tried again without anybody's help: after a pause, or after an outage. */
  nextTryAt: Date | null;
  startedAt: Date | null;
  finishedAt: Date | null;
  /** All objects from here ... */
  coversFrom: Date | null;
  /** ... up to here have been read. */
  coversTo: Date | null;
  /** Root objects per second since the start; null before there is a rate. */
  ratePerSecond: number | null;
  secondsLeft: number | null;
}
