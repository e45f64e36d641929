import { AppError } from "../lib/errors";
import { database, type Queryable, type Settings } from "./database.server";
import { readResources, type ResourceState } from "./sync-resources.server";
import { readSlices, type SliceState } from "./sync-slices.server";
import type { SyncResourceName } from "./sync-status";
import { withShop, type ShopRef } from "./with-shop.server";

/** Opens a new run of the shop's backfill and returns its number: older runs may no longer write. */
export function beginSyncRun(shop: ShopRef, now: Date): Promise<number> {
  return withShop(shop, async (tx) => {
    const { rows } = await tx.query<{ run: number }>(
      `update shop set sync_run = sync_run + 1, sync_heartbeat_at = $2 where id = $1
       returning sync_run as run`,
      [shop.id, now],
    );
    const run = rows[0]?.run;
    if (run === undefined) throw new Error(`Shop ${shop.id} is gone`);
    return run;
  });
}

/**
 * The same, but only where no run is at work: none was begun, the last has ended, or has given no sign
 * of life after `silentSince`. Null where one is.
 */
export function takeSyncRun(shop: ShopRef, now: Date, silentSince: Date): Promise<number | null> {
  return withShop(shop, async (tx) => {
    const { rows } = await tx.query<{ run: number }>(
      `update shop set sync_run = sync_run + 1, sync_heartbeat_at = $2
       where id = $1 and (sync_heartbeat_at is null or sync_heartbeat_at <= $3)
       returning sync_run as run`,
      [shop.id, now, silentSince],
    );
    return rows[0]?.run ?? null;
  });
}

/** Notes that the run is no longer at work, if it is still the newest. */
export async function leaveSyncRun(shop: ShopRef, run: number): Promise<void> {
  await withShop(shop, (tx) =>
    tx.query("update shop set sync_heartbeat_at = null where id = $1 and sync_run = $2", [
      shop.id,
      run,
    ]),
  );
}

/** Notes that no run is at work, of any shop: for the only process there is, when it starts. */
export async function leaveAllRuns(): Promise<void> {
  const db = await database();
  await db.query("update shop set sync_heartbeat_at = null where sync_heartbeat_at is not null");
}

/** Says that the run is still alive, if it is still the newest. */
export async function giveSignOfLife(shop: ShopRef, run: number, now: Date): Promise<void> {
  await withShop(shop, (tx) =>
    tx.query("update shop set sync_heartbeat_at = $3 where id = $1 and sync_run = $2", [
      shop.id,
      run,
      now,
    ]),
  );
}

/** Holds the shop's row until the transaction ends: what is to be read is decided by one at a time. */
export async function lockForSync(tx: Queryable, shop: ShopRef): Promise<void> {
  await tx.query("select from shop where id = $1 for update", [shop.id]);
}

/** From here on runs that are under way may not write any more. */
export async function endRuns(tx: Queryable, shop: ShopRef): Promise<void> {
  await tx.query(
    `update shop set sync_run = sync_run + 1, sync_heartbeat_at = null,
       data_version = data_version + 1 where id = $1`,
    [shop.id],
  );
}

/**
 * Shops with something that failed while Shopify could not be reached, not after `failedBefore`.
 * Asked across shops, by the supervisor only.
 */
export async function listOutages(
  failedBefore: Date,
): Promise<(ShopRef & { resources: SyncResourceName[] })[]> {
  const db = await database();
  const { rows } = await db.query<ShopRef & { resources: SyncResourceName[] }>(
    `select shop.id, shop.domain, array_agg(r.resource) as resources
     from shop join sync_resource r on r.shop_id = shop.id
     where shop.uninstalled_at is null and shop.needs_reauth_at is null
       and r.status = 'failed' and r.finished_at <= $1
       and (r.reason = 'upstream_unavailable'
         or exists (select from sync_slice s where s.shop_id = r.shop_id
                    and s.resource = r.resource and s.status = 'failed'
                    and s.reason = 'upstream_unavailable'))
     group by shop.id, shop.domain order by shop.id`,
    [failedBefore],
  );
  return rows;
}

/**
 * Installed shops none of whose history was begun since they were installed: the process died in the
 * middle of it. Asked across shops, by the supervisor only.
 */
export async function listUnbegunShops(): Promise<ShopRef[]> {
  const db = await database();
  const { rows } = await db.query<ShopRef>(
    `select id, domain from shop
     where uninstalled_at is null and needs_reauth_at is null
       and (not exists (select from sync_resource r where r.shop_id = shop.id)
         or exists (select from sync_resource r
                    where r.shop_id = shop.id and r.started_at < shop.installed_at))
     order by id`,
  );
  return rows;
}

/**
 * Ids of installed shops with something left to read whose last sign of life is not after
 * `silentSince`. Asked across shops, by the supervisor only.
 */
export async function listUnfinishedBackfills(silentSince: Date): Promise<number[]> {
  const db = await database();
  const { rows } = await db.query<{ id: number }>(
    `select id from shop
     where uninstalled_at is null and needs_reauth_at is null
       and (sync_heartbeat_at is null or sync_heartbeat_at <= $1)
       and exists (select from sync_resource r
                   where r.shop_id = shop.id and r.status in ('pending', 'running'))
     order by id`,
    [silentSince],
  );
  return rows.map(({ id }) => id);
}

export interface SyncState {
  resources: ResourceState[];
  slices: SliceState[];
}

export async function readSyncState(shop: ShopRef): Promise<SyncState> {
  return withShop(shop, async (tx) => ({
    resources: await readResources(tx, shop),
    slices: await readSlices(tx, shop),
  }));
}

/**
 * One transaction of a backfill run: its rows, its cursor and the shop's data version are committed
 * together. Throws `superseded` where a newer run has taken over.
 */
export async function commitAsRun<T>(
  shop: ShopRef,
  run: number,
  now: Date,
  work: (tx: Queryable) => Promise<T>,
  settings?: Settings,
): Promise<T> {
  const commit = async (tx: Queryable) => {
    const { rowCount } = await tx.query(
      `update shop set sync_heartbeat_at = $3, data_version = data_version + 1
       where id = $1 and sync_run = $2`,
      [shop.id, run, now],
    );
    if (rowCount !== 1) throw new AppError("superseded", "A newer run reads this shop's history.");
    return work(tx);
  };
  return withShop(shop, commit, settings);
}
