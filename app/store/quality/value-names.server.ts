import { database, type Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

/** A category as it is chosen from a list. */
export interface CategoryChoice {
  id: string;
  fullName: string;
}

/** What these categories are called, by id; the same for every shop. */
export async function readCategoryNames(ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const db = await database();
  const { rows } = await db.query<CategoryChoice>(
    `select id, full_name as "fullName" from taxonomy_category where id = any($1::text[])`,
    [[...ids]],
  );
  return new Map(rows.map(({ id, fullName }) => [id, fullName]));
}

/** Categories whose names hold all of these words, those whose own name does first. */
export async function searchCategories(
  words: readonly string[],
  limit: number,
): Promise<CategoryChoice[]> {
  const db = await database();
  const { rows } = await db.query<CategoryChoice>(
    `select id, full_name as "fullName" from taxonomy_category
     where not is_archived
       and (select coalesce(bool_and(strpos(lower(full_name), lower(word)) > 0), true)
            from unnest($1::text[]) word)
     order by (select coalesce(bool_and(strpos(lower(name), lower(word)) > 0), false)
               from unnest($1::text[]) word) desc, level, full_name, id
     limit $2`,
    [[...words], limit],
  );
  return rows;
}

/** Whether products may be given a category. */
export async function isCategory(id: string): Promise<boolean> {
  const db = await database();
  const { rows } = await db.query<{ is: boolean }>(
    "select exists(select from taxonomy_category where id = $1 and not is_archived) as is",
    [id],
  );
  return rows[0]?.is ?? false;
}

export interface CollectionChoice {
  id: number;
  title: string;
}

/** Collections that products are put into by hand; by title. */
export async function listManualCollections(
  tx: Queryable,
  shop: ShopRef,
  limit: number,
): Promise<CollectionChoice[]> {
  const { rows } = await tx.query<CollectionChoice>(
    `select id, title from collection where shop_id = $1 and not is_smart
     order by lower(title), id limit $2`,
    [shop.id, limit],
  );
  return rows;
}

/** What these collections are called, by id. */
export async function readCollectionNames(
  tx: Queryable,
  shop: ShopRef,
  ids: readonly number[],
): Promise<Map<string, string>> {
  const { rows } = await tx.query<CollectionChoice>(
    "select id, title from collection where shop_id = $1 and id = any($2::bigint[])",
    [shop.id, [...ids]],
  );
  return new Map(rows.map(({ id, title }) => [String(id), title]));
}

/** How many of these are collections that products are put into by hand. */
export async function countManualCollections(
  tx: Queryable,
  shop: ShopRef,
  ids: readonly number[],
): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    `select count(*)::int as count from collection
     where shop_id = $1 and id = any($2::bigint[]) and not is_smart`,
    [shop.id, [...ids]],
  );
  return rows[0]?.count ?? 0;
}
