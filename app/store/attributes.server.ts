import { database, type Queryable } from "./database.server";
import type { ShopRef } from "./with-shop.server";

/** A field that categories of Shopify's taxonomy ask for. */
export interface TaxonomyAttribute {
  /** The whole gid. */
  id: string;
  name: string;
  /** What may be chosen; null: it is not chosen from a list. */
  values: readonly { id: string; name: string }[] | null;
}

/** A metaobject that stands in fields of products. */
export interface AttributeEntryRow {
  entryId: string;
  type: string;
  name: string;
  /** Gids of the taxonomy's values that it stands for. */
  valueIds: readonly string[];
}

/** Fields of categories, and their lists, are the same for every shop: their owner writes them. */
export async function writeTaxonomyAttributes(
  categories: ReadonlyMap<string, readonly string[]>,
  attributes: readonly TaxonomyAttribute[],
  now: Date,
): Promise<void> {
  const db = await database();
  // One by one: rows of arrays of different lengths are no arguments of unnest.
  for (const { id, name, values } of attributes) {
    await db.query(
      `insert into taxonomy_attribute (id, name, value_ids, value_names, read_at)
       values ($1, $2, $3, $4, $5)
       on conflict (id) do update set name = excluded.name, value_ids = excluded.value_ids,
         value_names = excluded.value_names, read_at = excluded.read_at`,
      [
        id,
        name,
        values?.map((value) => value.id) ?? null,
        values?.map((value) => value.name) ?? null,
        now,
      ],
    );
  }
  for (const [id, attributeIds] of categories) {
    await db.query(
      `insert into taxonomy_category_attributes (category_id, attribute_ids, read_at)
       values ($1, $2, $3)
       on conflict (category_id) do update set attribute_ids = excluded.attribute_ids,
         read_at = excluded.read_at`,
      [id, [...attributeIds], now],
    );
  }
}

/** Of these categories, those whose fields were not read since an instant. */
export async function listStaleCategories(ids: readonly string[], since: Date): Promise<string[]> {
  return listStale("taxonomy_category_attributes", "category_id", ids, since);
}

/** Of these fields, those that were not read since an instant. */
export async function listStaleAttributes(ids: readonly string[], since: Date): Promise<string[]> {
  return listStale("taxonomy_attribute", "id", ids, since);
}

async function listStale(
  table: "taxonomy_category_attributes" | "taxonomy_attribute",
  key: string,
  ids: readonly string[],
  since: Date,
): Promise<string[]> {
  if (ids.length === 0) return [];
  const db = await database();
  const { rows } = await db.query<{ id: string }>(
    `select u.id from unnest($1::text[]) u(id)
     where not exists (select from ${table} t where t.${key} = u.id and t.read_at >= $2)
     order by u.id`,
    [[...new Set(ids)], since],
  );
  return rows.map(({ id }) => id);
}

/** The first product, by number and above one, of each category whose fields were not read since. */
export async function listOfStaleCategories(
  tx: Queryable,
  shop: ShopRef,
  { reading, afterId, since }: { reading: number; afterId: number; since: Date },
): Promise<number[]> {
  const { rows } = await tx.query<{ id: number }>(
    `select min(p.id) as id from product p
     where p.shop_id = $1 and p.reading = $2 and p.id > $3 and p.category_id is not null
       and not exists (select from taxonomy_category_attributes t
         where t.category_id = p.category_id and t.read_at >= $4)
     group by p.category_id order by 1`,
    [shop.id, reading, afterId, since],
  );
  return rows.map(({ id }) => id);
}

export async function listCategoriesOf(
  tx: Queryable,
  shop: ShopRef,
  ids: readonly number[],
): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `select distinct category_id as id from product
     where shop_id = $1 and id = any($2::bigint[]) and category_id is not null order by 1`,
    [shop.id, [...ids]],
  );
  return rows.map(({ id }) => id);
}

const metaobject = "gid://shopify/Metaobject/%";

/** The first product, by number and above one, of each entry that was not read since. */
export async function listOfStaleEntries(
  tx: Queryable,
  shop: ShopRef,
  { afterId, since }: { afterId: number; since: Date },
): Promise<number[]> {
  const { rows } = await tx.query<{ id: number }>(
    `select distinct f.id from (
       select min(a.product_id) as id from product_attribute a cross join unnest(a.entries) e(id)
       where a.shop_id = $1 and a.product_id > $2 and e.id like '${metaobject}'
         and not exists (select from attribute_entry x
           where x.shop_id = $1 and x.entry_id = e.id and x.read_at >= $3)
       group by e.id) f
     order by 1`,
    [shop.id, afterId, since],
  );
  return rows.map(({ id }) => id);
}

/** Entries of these products, and of those named, that were not read since. */
export async function listStaleEntries(
  tx: Queryable,
  shop: ShopRef,
  {
    productIds,
    entryIds,
    since,
  }: { productIds: readonly number[]; entryIds: readonly string[]; since: Date },
): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `select distinct f.id from (
       select e.id from product_attribute a cross join unnest(a.entries) e(id)
       where a.shop_id = $1 and a.product_id = any($2::bigint[])
       union select unnest($3::text[])) f
     where f.id like '${metaobject}' and not exists (select from attribute_entry x
       where x.shop_id = $1 and x.entry_id = f.id and x.read_at >= $4)
     order by 1`,
    [shop.id, [...productIds], [...entryIds], since],
  );
  return rows.map(({ id }) => id);
}

export async function writeAttributeEntries(
  tx: Queryable,
  shop: ShopRef,
  rows: readonly AttributeEntryRow[],
  now: Date,
): Promise<void> {
  for (const { entryId, type, name, valueIds } of rows) {
    await tx.query(
      `insert into attribute_entry (shop_id, entry_id, type, name, value_ids, read_at)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (shop_id, entry_id) do update set type = excluded.type, name = excluded.name,
         value_ids = excluded.value_ids, read_at = excluded.read_at`,
      [shop.id, entryId, type, name, [...valueIds], now],
    );
  }
}

/** An entry as it stands in fields of products. */
export interface UsedEntry {
  id: string;
  name: string;
  valueIds: readonly string[];
}

/** By key of a field: the entries that products of the shop hold in it, those of most products first. */
export async function readEntriesByKey(
  tx: Queryable,
  shop: ShopRef,
): Promise<Map<string, UsedEntry[]>> {
  const { rows } = await tx.query<UsedEntry & { key: string }>(
    `select u.key, x.entry_id as id, x.name, x.value_ids as "valueIds"
     from (select a.key, e.id, count(*) as products
       from product_attribute a cross join unnest(a.entries) e(id)
       where a.shop_id = $1 and e.id like '${metaobject}' group by a.key, e.id) u
     join attribute_entry x on x.shop_id = $1 and x.entry_id = u.id
     order by u.products desc, x.entry_id`,
    [shop.id],
  );
  const byKey = new Map<string, UsedEntry[]>();
  for (const { key, ...entry } of rows) byKey.set(key, [...(byKey.get(key) ?? []), entry]);
  return byKey;
}

/** What these entries are called, by their gids. */
export async function readEntryNames(
  tx: Queryable,
  shop: ShopRef,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await tx.query<{ id: string; name: string }>(
    `select entry_id as id, name from attribute_entry
     where shop_id = $1 and entry_id = any($2::text[])`,
    [shop.id, [...ids]],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
