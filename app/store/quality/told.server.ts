import type { Queryable } from "../database.server";
import { noteMovesSql } from "./moved.server";
import type { ShopRef } from "../with-shop.server";

/** What a product adds to what the catalogue as a whole says. */
export interface ToldProduct {
  productId: number;
  vendor: string;
  type: string;
  /** Only of active products. */
  categoryId: string | null;
  namesVendor: boolean;
  tags: readonly string[];
  /** Of its title, those that are long enough to be compared. */
  words: readonly string[];
  /** As they are compared; null: there is none. */
  title: string | null;
  seoTitle: string | null;
  description: string | null;
  /** SKUs, barcodes and addresses of images, as they are compared. */
  codes: readonly string[];
  collectionIds: readonly number[];
}

/** What was told of a product when it was last checked; numbers are hashes. */
export interface ToldRow {
  productId: number;
  vendor: string;
  type: string;
  titleKey: string | null;
  seoTitleKey: string | null;
  descriptionKey: string | null;
  codes: string[];
  collectionIds: number[];
}

const columns = `vendor, product_type, category_id, names_vendor, tags, words, title_key, seo_title_key,
  description_key, codes, collection_ids`;
const columnsOf = (of: string) =>
  columns
    .split(/,\s+/)
    .map((column) => `${of}.${column}`)
    .join(", ");

/** Notes what products tell, where that is not what they told before, and what of the catalogue moves with it. */
export async function writeTold(
  tx: Queryable,
  shop: ShopRef,
  products: readonly ToldProduct[],
): Promise<void> {
  await tx.query(
    `with fresh as materialized (
       select n."productId" as product_id, n.vendor, n.type as product_type, n."categoryId" as category_id,
         n."namesVendor" as names_vendor, n.tags, n.words, hashtextextended(n.title, 0) as title_key,
         hashtextextended(n."seoTitle", 0) as seo_title_key,
         hashtextextended(n.description, 0) as description_key,
         array(select hashtextextended(code, 0) from unnest(n.codes) code order by 1) as codes,
         n."collectionIds" as collection_ids
       from json_to_recordset($2::json) n("productId" bigint, vendor text, type text, "categoryId" text,
         "namesVendor" boolean, tags text[], words text[], title text, "seoTitle" text,
         description text, codes text[], "collectionIds" bigint[])
     ),
     after as materialized (
       select n.product_id, ${columnsOf("n")} from fresh n
       where not exists (select from quality_told t where t.shop_id = $1
         and t.product_id = n.product_id and (${columnsOf("t")}) is not distinct from (${columnsOf("n")}))
     ),
     before as materialized (
       select t.product_id, ${columnsOf("t")} from quality_told t
       where t.shop_id = $1 and t.product_id in (select product_id from after)
     ),
     written as (
       insert into quality_told (shop_id, product_id, ${columns})
       select $1, n.product_id, ${columnsOf("n")} from after n
       on conflict (shop_id, product_id) do update set
       ${columns
         .split(/,\s+/)
         .map((column) => `${column} = excluded.${column}`)
         .join(", ")}
     ),
     ${noteMovesSql}`,
    [shop.id, JSON.stringify(products)],
  );
}

/** Forgets what products told that are there no more, and notes what of the catalogue moves with it. */
export async function forgetTold(
  tx: Queryable,
  shop: ShopRef,
  ids: readonly number[],
): Promise<void> {
  await tx.query(
    `with before as (
       delete from quality_told t where t.shop_id = $1 and t.product_id = any($2::bigint[])
       returning t.product_id, ${columnsOf("t")}
     ),
     after as (select * from before where false),
     ${noteMovesSql}`,
    [shop.id, [...ids]],
  );
}

/** What these products told when they were last checked. */
export async function readTold(
  tx: Queryable,
  shop: ShopRef,
  ids: readonly number[],
): Promise<ToldRow[]> {
  const { rows } = await tx.query<ToldRow>(
    `select product_id as "productId", vendor, product_type as type, title_key::text as "titleKey",
       seo_title_key::text as "seoTitleKey", description_key::text as "descriptionKey",
       codes::text[] as codes, array_to_json(collection_ids) as "collectionIds"
     from quality_told where shop_id = $1 and product_id = any($2::bigint[]) order by product_id`,
    [shop.id, [...ids]],
  );
  return rows;
}

/** What products may share with others: hashes. */
export interface SharedKeys {
  titles: readonly string[];
  seoTitles: readonly string[];
  descriptions: readonly string[];
  codes: readonly string[];
}

/** Products that have one of these, the first ones. */
export async function listSharing(
  tx: Queryable,
  shop: ShopRef,
  { titles, seoTitles, descriptions, codes }: SharedKeys,
  limit: number,
): Promise<number[]> {
  const having = (table: string, column: string, at: number) =>
    `(select product_id as id from ${table} where shop_id = $1 and ${column} = any($${at}::bigint[])
      order by 1 limit $6)`;
  const { rows } = await tx.query<{ id: number }>(
    `select id from (
       ${having("quality_told", "title_key", 2)}
       union ${having("quality_told", "seo_title_key", 3)}
       union ${having("quality_told", "description_key", 4)}
       union ${having("variant", "sku_key", 5)}
       union ${having("variant", "barcode_key", 5)}
       union ${having("product_media", "image_key", 5)}
     ) found order by id limit $6`,
    [shop.id, titles, seoTitles, descriptions, codes, limit],
  );
  return rows.map(({ id }) => id);
}
