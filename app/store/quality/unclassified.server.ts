import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

const unclassified = `p.shop_id = $1 and p.category_id is null and p.status = 'ACTIVE'
  and p.deleted_at is null`;

/** How many active products have no category, and what is suggested for them. */
export interface UnclassifiedCounts {
  all: number;
  /** Suggested with at least the confidence asked for. */
  sure: number;
  /** Of these, those that a fix of the rule would find. */
  fixable: number;
  /** All that it would find. */
  found: number;
  unsure: number;
  none: number;
}

export async function countUnclassified(
  tx: Queryable,
  shop: ShopRef,
  { sureConfidence, checkId }: { sureConfidence: number; checkId: string },
): Promise<UnclassifiedCounts> {
  const { rows } = await tx.query<UnclassifiedCounts>(
    `select count(*)::int as all, (count(*) filter (where is_sure))::int as sure,
       (count(*) filter (where is_sure and is_found))::int as fixable,
       (count(*) filter (where is_found))::int as found,
       (count(*) filter (where is_suggested and not is_sure))::int as unsure,
       (count(*) filter (where not is_suggested))::int as none
     from (
       select q.suggested_category_id is not null as is_suggested,
         q.suggested_category_id is not null and coalesce(q.confidence, 0) >= $2 as is_sure,
         f.check_id is not null as is_found
       from product p
       left join quality_product q on q.shop_id = $1 and q.product_id = p.id
       left join quality_finding f on f.shop_id = $1 and f.product_id = p.id and f.check_id = $3
         and f.resolved_at is null
       where ${unclassified}
     ) found`,
    [shop.id, sureConfidence, checkId],
  );
  return rows[0] ?? { all: 0, sure: 0, fixable: 0, found: 0, unsure: 0, none: 0 };
}

/** Ids of active products without a category, drawn evenly, so many at most; gift cards are no question. */
export async function sampleUnclassified(
  tx: Queryable,
  shop: ShopRef,
  limit: number,
): Promise<number[]> {
  const { rows } = await tx.query<{ id: number }>(
    `select p.id from product p where ${unclassified} and not p.is_gift_card
     order by hashint8extended(p.id, 0), p.id limit $2`,
    [shop.id, limit],
  );
  return rows.map(({ id }) => id);
}

/** Those of these products that are active and have no category, in order of their ids. */
export async function keepUnclassified(
  tx: Queryable,
  shop: ShopRef,
  ids: readonly number[],
): Promise<number[]> {
  const { rows } = await tx.query<{ id: number }>(
    `select p.id from product p where ${unclassified} and p.id = any($2::bigint[]) order by p.id`,
    [shop.id, [...ids]],
  );
  return rows.map(({ id }) => id);
}

/** What a page says of a product. */
export interface ProductCard {
  id: number;
  title: string;
  vendor: string;
  type: string;
  imageUrl: string | null;
}

export async function readProductCards(
  tx: Queryable,
  shop: ShopRef,
  ids: readonly number[],
): Promise<ProductCard[]> {
  const { rows } = await tx.query<ProductCard>(
    `select p.id, p.title, p.vendor, p.product_type as type,
       (select m.url from product_media m where m.shop_id = $1 and m.product_id = p.id
          and m.content_type = 'IMAGE' and m.url is not null order by m.position limit 1)
         as "imageUrl"
     from product p where p.shop_id = $1 and p.id = any($2::bigint[]) and p.deleted_at is null`,
    [shop.id, [...ids]],
  );
  return rows;
}
