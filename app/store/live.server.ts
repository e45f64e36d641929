import { AppError } from "../lib/errors";
import type { Queryable } from "./database.server";
import { liveResources, type LiveResource, type LiveState } from "./live-status";
import { withShop, type ShopRef } from "./with-shop.server";

const columns: { [K in keyof Omit<LiveState, "resource">]: string } = {
  liveSince: "live_since",
  currentTo: "current_to",
  hintedAt: "hinted_at",
  cursorAt: "cursor_at",
  windowFrom: "window_from",
  windowTo: "window_to",
  afterId: "after_id",
  polledAt: "polled_at",
  compareBeganAt: "compare_began_at",
  compareScope: "compare_scope",
  compareOperation: "compare_operation",
  compareAfterId: "compare_after_id",
  compareDiffering: "compare_differing",
  comparedAt: "compared_at",
  comparedAllAt: "compared_all_at",
  foundMissing: "found_missing",
  foundOutdated: "found_outdated",
  foundDeleted: "found_deleted",
  failedAt: "failed_at",
  reason: "reason",
};

export type LivePatch = Partial<Omit<LiveState, "resource">>;

const selected = Object.entries(columns)
  .map(([name, column]) => `${column} as "${name}"`)
  .join(", ");

/** How far each resource is followed, in the order of `liveResources`; those never followed are left out. */
export async function readLiveStates(shop: ShopRef): Promise<LiveState[]> {
  const { rows } = await withShop(shop, (tx) =>
    tx.query<LiveState>(`select resource, ${selected} from sync_live where shop_id = $1`, [
      shop.id,
    ]),
  );
  return liveResources.flatMap((name) => rows.find(({ resource }) => resource === name) ?? []);
}

/** One resource's state, made where there is none. */
export async function readLiveState(shop: ShopRef, resource: LiveResource): Promise<LiveState> {
  return withShop(shop, async (tx) => {
    await tx.query(
      "insert into sync_live (shop_id, resource) values ($1, $2) on conflict do nothing",
      [shop.id, resource],
    );
    const { rows } = await tx.query<LiveState>(
      `select resource, ${selected} from sync_live where shop_id = $1 and resource = $2`,
      [shop.id, resource],
    );
    const [state] = rows;
    if (!state) throw new Error(`Nothing is known of how ${resource} is followed`);
    return state;
  });
}

/**
 * Changes the state of a resource. With `before`: only where the window under way and the place in it
 * are still as they were; throws `superseded` where another poll has moved on.
 */
export async function patchLiveState(
  tx: Queryable,
  shop: ShopRef,
  resource: LiveResource,
  patch: LivePatch,
  before?: Pick<LiveState, "windowTo" | "afterId">,
): Promise<void> {
  const names = Object.keys(patch) as (keyof LivePatch)[];
  const sets = names.map((name, index) => `${columns[name]} = $${index + 5}`);
  const { rowCount } = await tx.query(
    `update sync_live set ${sets.join(", ")} where shop_id = $1 and resource = $2
       and ($4::bigint is null
         or (window_to is not distinct from $3::timestamptz and after_id = $4))`,
    [
      shop.id,
      resource,
      before?.windowTo ?? null,
      before?.afterId ?? null,
      ...names.map((name) => patch[name] ?? null),
    ],
  );
  if (rowCount !== 1) throw new AppError("superseded", `Another poll has moved ${resource} on.`);
}

/**
 * Changes the state of the comparison that began at `beganAt`; false, and nothing changed, where it has
 * ended, or another one has begun in its place.
 */
export async function patchComparison(
  tx: Queryable,
  shop: ShopRef,
  resource: LiveResource,
  beganAt: Date,
  patch: LivePatch,
): Promise<boolean> {
  const { rows } = await tx.query(
    `select resource from sync_live
     where shop_id = $1 and resource = $2 and compare_began_at = $3 for update`,
    [shop.id, resource, beganAt],
  );
  if (rows.length === 0) return false;
  await patchLiveState(tx, shop, resource, patch);
  return true;
}

/** Adds to what the comparison under way has found. */
export async function addFindings(
  tx: Queryable,
  shop: ShopRef,
  resource: LiveResource,
  found: { missing: number; outdated: number; deleted: number },
): Promise<void> {
  await tx.query(
    `update sync_live set found_missing = found_missing + $3, found_outdated = found_outdated + $4,
       found_deleted = found_deleted + $5 where shop_id = $1 and resource = $2`,
    [shop.id, resource, found.missing, found.outdated, found.deleted],
  );
}

/**
 * One transaction of what is read beside the backfill: its rows and the shop's data version are committed
 * together. Waits for a batch of the backfill and has the next one wait. `readAs`: the shop's currency and
 * zone when it was asked for. Throws `superseded` where the shop has uninstalled the app, or has others by now: amounts and
 * days would be those of before.
 */
export async function commitLive<T>(
  shop: ShopRef,
  work: (tx: Queryable) => Promise<T>,
  readAs: { currency: string; zone: string } | null = null,
): Promise<T> {
  return withShop(shop, async (tx) => {
    const { rowCount } = await tx.query(
      `update shop set data_version = data_version + 1
       where id = $1 and uninstalled_at is null
         and ($2::text is null or (currency = $2 and timezone = $3))`,
      [shop.id, readAs?.currency ?? null, readAs?.zone ?? null],
    );
    if (rowCount !== 1) {
      const why = "The shop has uninstalled the app, or has another currency or time zone.";
      throw new AppError("superseded", why);
    }
    return work(tx);
  });
}
