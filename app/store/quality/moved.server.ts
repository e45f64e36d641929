import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

/** What of the catalogue has moved since products were compared with it: a text, a group, or what all share. */
export type MovedKind =
  | "title"
  | "seoTitle"
  | "description"
  | "code"
  | "vendor"
  | "type"
  | "tag"
  | "word"
  | "gtin"
  | "collection"
  | "returnRate";

export interface Moved {
  kind: MovedKind;
  key: string;
  /** How many more products have it; below 0: fewer. Of groups: 1. */
  change: number;
}

// Before all products have told once there is nothing that they were compared with.
const write = `insert into quality_moved (shop_id, kind, key, change)
  select $1, n.kind, n.key, n.change from moves n
  where exists (select from quality_state where shop_id = $1 and is_told)
  on conflict (shop_id, kind, key) do update set change = quality_moved.change + excluded.change`;

/**
 * Ends a statement that has the rows of quality_told as they were (`before`) and as they are (`after`), of the shop
 * in its first parameter: notes what they do not tell any more, or tell only now.
 */
export const noteMovesSql = `
  told as (select *, -1 as sign from before union all select *, 1 from after),
  keys as (
    select 'title' as kind, title_key::text as key, sign from told
    union all select 'seoTitle', seo_title_key::text, sign from told
    union all select 'description', description_key::text, sign from told
    union all select 'code', code::text, sign from told, unnest(codes) code
    union all select 'vendor', vendor, sign from told
    union all select 'tag', tag, sign from told, unnest(tags) tag
    union all select 'word', word, sign from told, unnest(words) word
  ),
  grouped as (
    select product_id, min(product_type) as one, max(product_type) as other from told
    group by product_id
    having count(*) = 1 or count(distinct (product_type, vendor, category_id, names_vendor)) > 1
  ),
  moves as (
    select kind, key, sum(sign)::int as change from keys where key is not null
    group by kind, key having sum(sign) <> 0
    union all
    select 'type', type, count(*)::int
    from (select one as type from grouped union all select other from grouped) types group by type
  )
  ${write}`;

/** Notes what has moved of groups. */
export async function noteMoved(
  tx: Queryable,
  shop: ShopRef,
  moved: readonly Moved[],
): Promise<void> {
  if (moved.length === 0) return;
  await tx.query(
    `with moves as (
       select kind, key, change from json_to_recordset($2::json) n(kind text, key text, change int)
     )
     ${write}`,
    [shop.id, JSON.stringify(moved)],
  );
}

/** Forgets what has moved, and tells it. */
export async function takeMoved(tx: Queryable, shop: ShopRef): Promise<Moved[]> {
  const { rows } = await tx.query<Moved>(
    "delete from quality_moved where shop_id = $1 returning kind, key, change",
    [shop.id],
  );
  return rows.filter(({ change }) => change !== 0);
}

/** Every vendor or tag that products told, in order. */
export async function listNames(
  tx: Queryable,
  shop: ShopRef,
  of: "vendor" | "tag",
): Promise<string[]> {
  const from =
    of === "vendor"
      ? "select vendor as name from quality_told where shop_id = $1"
      : "select unnest(tags) as name from quality_told where shop_id = $1";
  const { rows } = await tx.query<{ names: string[] | null }>(
    `select array_agg(distinct name order by name) as names from (${from}) found`,
    [shop.id],
  );
  return rows[0]?.names ?? [];
}

/** Words of titles that one product has, and how many have each of some others. */
export async function countRareWords(
  tx: Queryable,
  shop: ShopRef,
  others: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await tx.query<{ packed: [string, number][] | null }>(
    `select json_agg(json_build_array(word, count)) as packed from (
       select word, count(*)::int as count from quality_told t, unnest(t.words) word
       where t.shop_id = $1 group by word having count(*) = 1 or word = any($2::text[])) found`,
    [shop.id, [...others]],
  );
  return new Map(rows[0]?.packed ?? []);
}

/** Products by what they told; "returnRate": "rate", those of which something came back, "known", all that sold. */
export type Concerned = Readonly<Record<MovedKind, readonly string[]>>;

const having = (column: string, at: number, type = "text") =>
  `select product_id from quality_told where shop_id = $1 and ${column} = any($${at}::${type}[])`;
const holding = (column: string, at: number, type = "text") =>
  `select t.product_id from quality_told t, unnest(t.${column}) held
   where t.shop_id = $1 and cardinality($${at}::${type}[]) > 0 and held = any($${at}::${type}[])`;

/** Has these products checked again from a day on. Null: all of them. */
export async function recheckFrom(
  tx: Queryable,
  shop: ShopRef,
  day: ShopDay,
  concerned: Concerned | null,
): Promise<void> {
  const later = "shop_id = $1 and (recheck_day is null or recheck_day > $2::date)";
  const update = `update quality_product set recheck_day = $2::date where ${later}`;
  if (concerned === null) {
    await tx.query(update, [shop.id, day]);
    return;
  }
  const { title, seoTitle, description, code, type, tag, word, collection, returnRate } = concerned;
  await tx.query(
    `${update} and product_id in (
       ${having("title_key", 3, "bigint")} union ${having("seo_title_key", 4, "bigint")}
       union ${having("description_key", 5, "bigint")} union ${holding("codes", 6, "bigint")}
       union ${having("vendor", 7)} union ${having("product_type", 8)} union ${holding("tags", 9)}
       union ${holding("words", 10)} union ${holding("collection_ids", 11, "bigint")}
       union select product_id from quality_sales where shop_id = $1
         and ('known' = any($12::text[]) and units > 0 or cardinality($12::text[]) > 0 and units_returned > 0)
     )`,
    [
      ...[shop.id, day, title, seoTitle, description, code],
      ...[[...concerned.vendor, ...concerned.gtin], type, tag, word, collection, returnRate],
    ],
  );
}

/** The next products after an id that are to be checked again by a day, in order. */
export async function listToRecheck(
  tx: Queryable,
  shop: ShopRef,
  day: ShopDay,
  afterId: number,
  limit: number,
): Promise<number[]> {
  const { rows } = await tx.query<{ id: number }>(
    `select product_id as id from quality_product
     where shop_id = $1 and recheck_day <= $2::date and product_id > $3 order by product_id limit $4`,
    [shop.id, day, afterId, limit],
  );
  return rows.map(({ id }) => id);
}
