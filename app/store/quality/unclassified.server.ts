import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import { isFiled, uncategorizedId } from "./filed";

const unclassified = `p.shop_id = $1 and not ${isFiled("p.category_id")}
  and p.status = 'ACTIVE' and p.deleted_at is null`;

/** What a fix of a rule would find. */
export interface FixableCounts {
  all: number;
  /** Of these, suggested with at least the confidence asked for. */
  sure: number;
}

/** How many active products have no category, and what is suggested for them. */
export interface UnclassifiedCounts {
  all: number;
  /** Suggested with at least the confidence asked for. */
  sure: number;
  unsure: number;
  none: number;
  /** Findings of those without any category. */
  missing: FixableCounts;
  /** Findings of those in "Uncategorized". */
  uncategorized: FixableCounts;
}

/** The rules that find them. */
export interface UnclassifiedRules {
  missing: string;
  uncategorized: string;
}

export async function countUnclassified(
  tx: Queryable,
  shop: ShopRef,
  { sureConfidence, rules }: { sureConfidence: number; rules: UnclassifiedRules },
): Promise<UnclassifiedCounts> {
  const { rows } = await tx.query<UnclassifiedCounts>(
    `select count(*)::int as all, (count(*) filter (where is_sure))::int as sure,
       (count(*) filter (where is_suggested and not is_sure))::int as unsure,
       (count(*) filter (where not is_suggested))::int as none,
       ${fixableSql("found.check_id = $3")} as missing,
       ${fixableSql("found.check_id = $4")} as uncategorized
     from (
       select q.suggested_category_id is not null as is_suggested,
         q.suggested_category_id is not null and coalesce(q.confidence, 0) >= $2 as is_sure,
         f.check_id
       from product p
       left join quality_product q on q.shop_id = $1 and q.product_id = p.id
       left join quality_finding f on f.shop_id = $1 and f.product_id = p.id
         and f.check_id = case when p.category_id is null then $3 else $4 end
         and f.resolved_at is null
       where ${unclassified}
     ) found`,
    [shop.id, sureConfidence, rules.missing, rules.uncategorized],
  );
  if (!rows[0]) throw new Error("A count came back without a row");
  return rows[0];
}

const fixableSql = (isFound: string) => `json_build_object(
  'all', count(*) filter (where ${isFound}),
  'sure', count(*) filter (where ${isFound} and is_sure))`;

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

/** Those of these products that are active and have no category, in order of their ids, as they are filed. */
export async function keepUnclassified(
  tx: Queryable,
  shop: ShopRef,
  ids: readonly number[],
): Promise<{ id: number; categoryId: string | null }[]> {
  const { rows } = await tx.query<{ id: number; categoryId: string | null }>(
    `select p.id, p.category_id as "categoryId" from product p
     where ${unclassified} and p.id = any($2::bigint[]) order by p.id`,
    [shop.id, [...ids]],
  );
  return rows;
}

/** What a page says of a product. */
export interface ProductCard {
  id: number;
  title: string;
  vendor: string;
  type: string;
  imageUrl: string | null;
  /** It is filed as "Uncategorized". */
  isUncategorized: boolean;
}

export async function readProductCards(
  tx: Queryable,
  shop: ShopRef,
  ids: readonly number[],
): Promise<ProductCard[]> {
  const { rows } = await tx.query<ProductCard>(
    `select p.id, p.title, p.vendor, p.product_type as type,
       p.category_id is not distinct from $3 as "isUncategorized",
       (select m.url from product_media m where m.shop_id = $1 and m.product_id = p.id
          and m.content_type = 'IMAGE' and m.url is not null order by m.position limit 1)
         as "imageUrl"
     from product p where p.shop_id = $1 and p.id = any($2::bigint[]) and p.deleted_at is null`,
    [shop.id, [...ids], uncategorizedId],
  );
  return rows;
}
