import type { Queryable } from "./database.server";
import type { LiveResource } from "./live-status";
import { deleteByParent } from "./upsert.server";
import type { ShopRef } from "./with-shop.server";

/** Resources whose objects are read again by their ids. */
export type ObjectResource = Exclude<LiveResource, "abandonedCheckouts">;

const tables = {
  orders: "orders",
  products: "product",
  customers: "customer",
  collections: "collection",
} as const;

/**
 * Takes back what an older answer has just undone: of objects it was written of, those that Shopify
 * has since said to be gone are marked deleted again. `askedAt`: when that answer was asked for.
 */
export async function keepGone(
  tx: Queryable,
  shop: ShopRef,
  resource: Exclude<ObjectResource, "collections">,
  ids: readonly number[],
  askedAt: Date,
): Promise<void> {
  if (ids.length === 0) return;
  // Nearly none are gone, while to plan for thousands of given numbers takes milliseconds.
  await tx.query(
    `update ${tables[resource]} set deleted_at = gone_at
     where shop_id = $1 and gone_at is not null and gone_at >= $3
       and id in (select unnest($2::bigint[]))`,
    [shop.id, [...ids], askedAt],
  );
}

/** Notes that Shopify answered with these objects when it was asked at `askedAt`. */
export async function markAlive(
  tx: Queryable,
  shop: ShopRef,
  resource: ObjectResource,
  ids: readonly number[],
  askedAt: Date,
): Promise<void> {
  if (ids.length === 0) return;
  const gone =
    resource === "collections" ? "" : ", gone_at = case when gone_at >= $3 then gone_at end";
  await tx.query(
    `update ${tables[resource]} set live_at = greatest(live_at, $3)${gone}
     where shop_id = $1 and id = any($2::bigint[])`,
    [shop.id, [...ids], askedAt],
  );
}

/**
 * Marks objects deleted that Shopify, asked at `askedAt`, did not know; not those it has answered with
 * since, nor those made before `visibleFrom`, which it does not show. Returns how many were not yet.
 */
export async function markGone(
  tx: Queryable,
  shop: ShopRef,
  resource: ObjectResource,
  ids: readonly number[],
  { askedAt, visibleFrom }: { askedAt: Date; visibleFrom: Date | null },
): Promise<number> {
  if (ids.length === 0) return 0;
  const where = `shop_id = $1 and id = any($2::bigint[]) and (live_at is null or live_at < $3)`;
  const values = [shop.id, [...ids], askedAt];
  if (resource === "collections") {
    const { rows } = await tx.query<{ id: number }>(
      `delete from collection where ${where} returning id`,
      values,
    );
    const removed = rows.map(({ id }) => id);
    await deleteByParent(tx, shop, "collection_product", "collection_id", removed);
    return removed.length;
  }
  const visible = "and ($4::timestamptz is null or created_at >= $4)";
  const { rows } = await tx.query<{ wasDeleted: boolean }>(
    `with gone as (select id, deleted_at from ${tables[resource]} where ${where} ${visible} for update)
     update ${tables[resource]} t set gone_at = $3, deleted_at = coalesce(gone.deleted_at, $3)
     from gone where t.shop_id = $1 and t.id = gone.id
     returning gone.deleted_at is not null as "wasDeleted"`,
    [...values, visibleFrom],
  );
  return rows.filter(({ wasDeleted }) => !wasDeleted).length;
}

/** Which of these orders were read by themselves at or after an instant. */
export async function listReadSince(
  tx: Queryable,
  shop: ShopRef,
  orders: readonly { id: number }[],
  instant: Date,
): Promise<ReadonlySet<number>> {
  const { rows } = await tx.query<{ id: number }>(
    "select id from orders where shop_id = $1 and id = any($2::bigint[]) and live_at >= $3",
    [shop.id, orders.map(({ id }) => id), instant],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Orders that are stored as those of these customers. */
export async function listOrdersOfCustomers(
  tx: Queryable,
  shop: ShopRef,
  customerIds: readonly number[],
): Promise<number[]> {
  const { rows } = await tx.query<{ id: number }>(
    `select id from orders where shop_id = $1 and customer_id = any($2::bigint[])
       and deleted_at is null order by id`,
    [shop.id, [...customerIds]],
  );
  return rows.map(({ id }) => id);
}

/** The products whose variants have these inventory items, by item; of an item of none there is no entry. */
export async function readProductsOfItems(
  tx: Queryable,
  shop: ShopRef,
  inventoryItemIds: readonly number[],
): Promise<Map<number, number[]>> {
  const products = new Map<number, number[]>();
  if (inventoryItemIds.length === 0) return products;
  const { rows } = await tx.query<{ itemId: number; productId: number }>(
    `select distinct inventory_item_id as "itemId", product_id as "productId" from variant
     where shop_id = $1 and inventory_item_id = any($2::bigint[]) order by 1, 2`,
    [shop.id, [...inventoryItemIds]],
  );
  for (const { itemId, productId } of rows)
    products.set(itemId, [...(products.get(itemId) ?? []), productId]);
  return products;
}

/**
 * Orders whose journey Shopify had not worked out when it was last read, and has had a further one of
 * these spans of time for; after the longest they are given up.
 */
export async function listDueJourneys(
  tx: Queryable,
  shop: ShopRef,
  now: Date,
  spansMs: readonly number[],
): Promise<number[]> {
  const { rows } = await tx.query<{ id: number }>(
    `select distinct o.id from orders o
     join unnest($3::float8[]) span(ms)
       on o.processed_at + span.ms * interval '1 millisecond' <= $2
       and (o.live_at is null or o.live_at < o.processed_at + span.ms * interval '1 millisecond')
     where o.shop_id = $1 and o.is_journey_ready = false and o.deleted_at is null
       and o.processed_at > $2::timestamptz - 2 * $4::float8 * interval '1 millisecond'
     order by o.id`,
    [shop.id, now, [...spansMs], Math.max(...spansMs)],
  );
  return rows.map(({ id }) => id);
}
