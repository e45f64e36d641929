import { database, type Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import type { TaxonomyRow } from "../taxonomy.server";
import { isFiled } from "./filed";

/** Every category that products may be given: the same for every shop. */
export async function listCategories(): Promise<Omit<TaxonomyRow, "parentId">[]> {
  const db = await database();
  const { rows } = await db.query<Omit<TaxonomyRow, "parentId">>(
    `select id, name, full_name as "fullName", level, is_leaf as "isLeaf",
       is_archived as "isArchived"
     from taxonomy_category where not is_archived order by full_name, id`,
  );
  return rows;
}

/** Changes with every reading of the taxonomy that brought something; null: there is none. */
export async function readTaxonomyVersion(): Promise<string | null> {
  const db = await database();
  const { rows } = await db.query<{ version: string | null }>(
    `select max(seen_at)::text || ' ' || count(*) as version from taxonomy_category`,
  );
  return rows[0]?.version ?? null;
}

/** Ids of products drawn from all over the catalogue, always the same ones: so many at most. */
export async function sampleProducts(
  tx: Queryable,
  shop: ShopRef,
  limit: number,
): Promise<number[]> {
  const { rows } = await tx.query<{ id: number }>(
    `select id from product where shop_id = $1 and deleted_at is null and not is_gift_card
     order by hashint8extended(id, 0), id limit $2`,
    [shop.id, limit],
  );
  return rows.map(({ id }) => id);
}

const notReadAgain = `c.field = 'category' and c.state in ('written', 'same')
  and p.category_id is distinct from c.after #>> '{}'`;

/** How many products of the shop have a category: what the classifier may learn from. */
export async function countClassified(tx: Queryable, shop: ShopRef): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    `select count(*)::int as count from product
     where shop_id = $1 and ${isFiled("category_id")} and deleted_at is null and not is_gift_card`,
    [shop.id],
  );
  return rows[0]?.count ?? 0;
}

// What is not read again after so long comes with the next reading of all products.
export const readAgainMs = 120_000;

/** The last batch of categories that is written and, where that is to be expected yet, read again; 0: none. */
export async function readLearntBatch(tx: Queryable, shop: ShopRef, now: Date): Promise<number> {
  const { rows } = await tx.query<{ batchId: number | null }>(
    `select max(b.batch_id) as "batchId" from quality_batch b
     where b.shop_id = $1 and b.state = 'done' and 'category' = any(b.fix_ids)
       and (b.finished_at < $2 or not exists (
         select from quality_change c
         join product p on p.shop_id = $1 and p.id = c.product_id and p.deleted_at is null
         where c.shop_id = $1 and c.batch_id = b.batch_id and ${notReadAgain}))`,
    [shop.id, new Date(now.getTime() - readAgainMs)],
  );
  return rows[0]?.batchId ?? 0;
}

/** How many of the products whose category a batch has written are not read again since. */
export async function countNotReadAgain(
  tx: Queryable,
  shop: ShopRef,
  batchId: number,
): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    `select count(*)::int as count from quality_change c
     join product p on p.shop_id = $1 and p.id = c.product_id and p.deleted_at is null
     where c.shop_id = $1 and c.batch_id = $2 and ${notReadAgain}`,
    [shop.id, batchId],
  );
  return rows[0]?.count ?? 0;
}

/**
 * Ids of products that have a category, so many at most: of each type and category one after the other, those
 * whose category was written from here before others, so that what was confirmed last is among them.
 */
export async function listTeachers(tx: Queryable, shop: ShopRef, limit: number): Promise<number[]> {
  const { rows } = await tx.query<{ id: number }>(
    `with written as (
       select product_id, max(written_at) as at from quality_change
       where shop_id = $1 and field = 'category' and state = 'written' group by product_id
     ),
     ordered as (
       select p.id, w.at, row_number() over (partition by p.product_type, p.category_id
         order by w.at desc nulls last, hashint8extended(p.id, 0), p.id) as turn
       from product p left join written w on w.product_id = p.id
       where p.shop_id = $1 and ${isFiled("p.category_id")} and p.deleted_at is null
         and not p.is_gift_card
     )
     select id from ordered
     order by turn, at desc nulls last, hashint8extended(id, 0), id limit $2`,
    [shop.id, limit],
  );
  return rows.map(({ id }) => id);
}
