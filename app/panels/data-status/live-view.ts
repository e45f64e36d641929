import type { TextKey } from "../../i18n/text-key";
import type { LiveResource, LiveState } from "../../store/live-status";

/** What a comparison found and repaired. */
export interface FindingsView {
  missing: number;
  outdated: number;
  deleted: number;
}

/** How one resource is followed; ISO instants, null: not yet. */
export interface LiveRowView {
  resource: LiveResource;
  label: TextKey;
  /** The newest news that Shopify sent of it. */
  heardAt: string | null;
  askedAt: string | null;
  comparedAt: string | null;
  /** Null before the first comparison, and of what is not compared. */
  found: FindingsView | null;
  reason: TextKey | null;
}

export interface LiveView {
  /** waiting: the history comes first; stale: nobody has asked Shopify for too long. */
  state: "waiting" | "live" | "stale";
  since: string | null;
  /** The oldest of the last questions. */
  askedAt: string | null;
  rows: LiveRowView[];
}

// Three polls were missed: a process that does jobs is missing, or Shopify.
const staleMs = 45 * 60_000;

const labels: Record<LiveResource, TextKey> = {
  orders: "liveUpdates.ordersAndSales",
  products: "resources.products",
  collections: "resources.collections",
  customers: "resources.customers",
  abandonedCheckouts: "resources.abandonedCheckouts",
};

const reasons = new Map<string, TextKey>([
  ["missing_scope", "reasons.missing_scope"],
  ["needs_reauth", "reasons.needs_reauth"],
  ["upstream_unavailable", "reasons.upstream_unavailable"],
  ["upstream_invalid", "reasons.upstream_invalid"],
  ["wrong_shop", "reasons.wrong_shop"],
]);

/** How the shop is followed after its history was read, in the merchant's words. */
export function toLiveView(states: readonly LiveState[], now: Date): LiveView {
  const times = states.flatMap(({ polledAt }) => polledAt?.getTime() ?? []);
  const starts = states.flatMap(({ liveSince }) => liveSince?.getTime() ?? []);
  const askedAt = times.length > 0 ? Math.min(...times) : null;
  const isStale = askedAt !== null && now.getTime() - askedAt > staleMs;
  return {
    state: askedAt === null ? "waiting" : isStale ? "stale" : "live",
    since: starts.length > 0 ? new Date(Math.min(...starts)).toISOString() : null,
    askedAt: askedAt === null ? null : new Date(askedAt).toISOString(),
    rows: states.map(toRow),
  };
}

function toRow(state: LiveState): LiveRowView {
  const { resource, hintedAt, polledAt, comparedAt, reason } = state;
  return {
    resource,
    label: labels[resource],
    heardAt: hintedAt?.toISOString() ?? null,
    askedAt: polledAt?.toISOString() ?? null,
    comparedAt: comparedAt?.toISOString() ?? null,
    found: comparedAt && {
      missing: state.foundMissing,
      outdated: state.foundOutdated,
      deleted: state.foundDeleted,
    },
    reason: reason === null ? null : (reasons.get(reason) ?? "reasons.other"),
  };
}
