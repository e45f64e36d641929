import type { SyncState } from "../store/sync-run.server";
import type { SliceState } from "../store/sync-slices.server";
import type { SyncResourceName } from "../store/sync-status";

/** Why something cannot be read, as it is noted with it. */
export interface Obstacle {
  reason: string;
  detail: string | null;
}

/**
 * Pages of sales are made from stored orders: those of the slice's window must have been read.
 * "open": they will be; an obstacle: they will not.
 */
export function ordersFor(slice: SliceState, state: SyncState): "read" | "open" | Obstacle {
  if (slice.resource !== "sales") return "read";
  const overlapping = state.slices.filter(
    (other) => other.resource === "orders" && overlap(other, slice),
  );
  const orders = state.resources.find(({ resource }) => resource === "orders");
  if (orders?.status === "pending") return "open";
  const failed = overlapping.find(({ status }) => status === "failed");
  if (failed) return becauseOf("orders", failed);
  if (overlapping.some(({ status }) => status !== "done")) return "open";
  return orders?.status === "failed" && overlapping.length === 0
    ? becauseOf("orders", orders)
    : "read";
}

/**
 * Without the shop's currency and zone nothing else can be read. Returns what stands in the way where
 * the shop's own details were asked for in vain; null while they may still come.
 */
export function obstacleOfShop(state: SyncState): Obstacle | null {
  const shop = state.resources.find(({ resource }) => resource === "shop");
  if (shop?.status === "pending" || shop?.status === "running") return null;
  const slice = state.slices.find(
    ({ resource, status }) => resource === "shop" && status === "failed",
  );
  return becauseOf("shop's details", slice ?? shop);
}

// Windows count back from the same moment where both are planned in one go.
const inOneGoMs = 10 * 60_000;

/**
 * The moment from which a resource's windows count back: for sales that of the orders just planned,
 * so that a window of sales waits for one window of orders, and is lost with one at most.
 */
export function windowsBefore(
  resource: SyncResourceName,
  { resources }: SyncState,
  now: Date,
): Date {
  const orders = resources.find((each) => each.resource === "orders");
  if (resource !== "sales" || orders?.status === "pending" || !orders?.startedAt) return now;
  return now.getTime() - orders.startedAt.getTime() < inOneGoMs ? orders.startedAt : now;
}

function becauseOf(
  what: string,
  cause: { reason: string | null; detail: string | null } | undefined,
): Obstacle {
  const first = `The ${what} could not be read.`;
  return {
    reason: cause?.reason ?? "internal",
    detail: cause?.detail ? `${first} ${cause.detail}` : first,
  };
}

function overlap(a: SliceState, b: SliceState): boolean {
  const start = (window: SliceState) => window.windowFrom?.getTime() ?? -Infinity;
  const end = (window: SliceState) => window.windowTo?.getTime() ?? Infinity;
  return start(a) < end(b) && end(a) > start(b);
}
