/** What is kept up with Shopify after its history was read. */
export const liveResources = [
  "orders",
  "products",
  "collections",
  "customers",
  "abandonedCheckouts",
] as const;

export type LiveResource = (typeof liveResources)[number];

/** recent: what changed in the last days; all: everything there is. */
export type CompareScope = "recent" | "all";

/** How far the following of one resource is; see SyncLive. */
export interface LiveState {
  resource: LiveResource;
  liveSince: Date | null;
  currentTo: Date | null;
  hintedAt: Date | null;
  cursorAt: Date | null;
  windowFrom: Date | null;
  windowTo: Date | null;
  afterId: number;
  polledAt: Date | null;
  compareBeganAt: Date | null;
  compareScope: CompareScope | null;
  compareOperation: string | null;
  /** The last id that is done, of those that are gone through now. */
  compareAfterId: number;
  /** Of a comparison of everything: what differs, as JSON; null: not known yet. */
  compareDiffering: string | null;
  comparedAt: Date | null;
  comparedAllAt: Date | null;
  foundMissing: number;
  foundOutdated: number;
  foundDeleted: number;
  failedAt: Date | null;
  reason: string | null;
}
