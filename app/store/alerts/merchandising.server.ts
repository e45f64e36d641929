import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

// Of a product that shoppers can see. A rule that is new or was set otherwise, or what could not be told
// before, makes nothing new of what was there.
export const published = `p.shop_id = $1 and p.deleted_at is null and p.status = 'ACTIVE'
  and p.published_at is not null`;
export const isNews = `(f.opened_by in ('product', 'elsewhere')
  or (f.opened_by = 'first' and p.created_at > $2::timestamptz))`;
export const becameNews = "greatest(f.opened_at, p.published_at)";

/** An open error of a published product that was not there at the base. */
export interface NewError {
  productId: number;
  title: string;
  checkId: string;
  /** Since when it is there, or the product published. */
  since: Date;
  /** What the product has sold in the 90 days before the last full run. */
  netMinor: number;
}

/** Those of the products that sell most first; at most `limit`. */
export async function readNewErrors(
  tx: Queryable,
  shop: ShopRef,
  baseAt: Date,
  limit: number,
): Promise<NewError[]> {
  const { rows } = await tx.query<NewError>(
    `select f.product_id as "productId", p.title, f.check_id as "checkId", ${becameNews} as since,
       coalesce(s.net_minor, 0)::bigint as "netMinor"
     from quality_finding f
     join product p on p.id = f.product_id and ${published}
     left join quality_sales s on s.shop_id = $1 and s.product_id = f.product_id
     where f.shop_id = $1 and f.resolved_at is null and f.severity = 'error' and ${isNews}
       and ${becameNews} > $2
     order by coalesce(s.net_minor, 0) desc, f.product_id, f.check_id limit $3`,
    [shop.id, baseAt, limit],
  );
  return rows;
}

/** How many published products fail a check, and how many of them do since an instant. */
export interface CheckCount {
  checkId: string;
  severity: string;
  failed: number;
  /** New since then; of these, findings that were hidden or gone by now are none. */
  risen: number;
  /** Products on which it was resolved since then. */
  fallen: number;
}

export async function readCheckCounts(
  tx: Queryable,
  shop: ShopRef,
  { baseAt, since }: { baseAt: Date; since: Date },
): Promise<CheckCount[]> {
  const { rows } = await tx.query<CheckCount>(
    `select f.check_id as "checkId", min(f.severity) as severity,
       (count(*) filter (where f.resolved_at is null))::int as failed,
       (count(*) filter (where f.resolved_at is null and ${isNews} and ${becameNews} > $3))::int as risen,
       (count(*) filter (where f.resolved_at > $3 and f.opened_at <= $3))::int as fallen
     from quality_finding f
     join product p on p.id = f.product_id and ${published}
     where f.shop_id = $1 and (f.resolved_at is null or f.resolved_at > $3)
     group by f.check_id order by f.check_id`,
    [shop.id, baseAt, since],
  );
  return rows;
}

/** A published product of those that sell most. */
export interface BestSeller {
  productId: number;
  title: string;
  netMinor: number;
  /** Checks with an open error. */
  errors: string[];
  /** Null: Shopify does not count it, or a part of it. */
  stock: number | null;
  /** One of its variants can be ordered without stock. */
  sellsWithoutStock: boolean;
}

/** By net sales of the 90 days before the last full run; none that sold nothing, and no gift cards. */
export async function readBestSellers(
  tx: Queryable,
  shop: ShopRef,
  limit: number,
): Promise<BestSeller[]> {
  const { rows } = await tx.query<BestSeller>(
    `with best as materialized (
       select p.id, p.title, s.net_minor from quality_sales s
       join product p on p.id = s.product_id and ${published} and not p.is_gift_card
       where s.shop_id = $1 and s.net_minor > 0
       order by s.net_minor desc, p.id limit $2
     )
     select b.id as "productId", b.title, b.net_minor as "netMinor",
       coalesce((select array_agg(f.check_id order by f.check_id) from quality_finding f
         where f.shop_id = $1 and f.product_id = b.id and f.resolved_at is null
           and f.severity = 'error'), '{}') as errors,
       v.stock, coalesce(v.sells_without, false) as "sellsWithoutStock"
     from best b
     left join lateral (
       select case when bool_and(is_tracked and inventory_quantity is not null)
           then sum(greatest(inventory_quantity, 0))::int end as stock,
         bool_or(inventory_policy = 'CONTINUE') as sells_without
       from variant where shop_id = $1 and product_id = b.id
     ) v on true
     order by b.net_minor desc, b.id`,
    [shop.id, limit],
  );
  return rows;
}

/** A category that published products have, though it is archived. */
export interface ArchivedCategory {
  categoryId: string;
  name: string;
  products: number;
}

export async function readArchivedCategories(
  tx: Queryable,
  shop: ShopRef,
  checkId: string,
): Promise<ArchivedCategory[]> {
  const { rows } = await tx.query<ArchivedCategory>(
    `select c.id as "categoryId", c.full_name as name, count(*)::int as products
     from quality_finding f
     join product p on p.id = f.product_id and ${published}
     join taxonomy_category c on c.id = p.category_id
     where f.shop_id = $1 and f.check_id = $2 and f.resolved_at is null
     group by c.id, c.full_name order by count(*) desc, c.id`,
    [shop.id, checkId],
  );
  return rows;
}

/** What the shop's products scored on a day, last. */
export interface ScoreDay {
  day: ShopDay;
  score: number;
}

/** The days since one on which products had a score, in order. */
export async function readScoreDays(
  tx: Queryable,
  shop: ShopRef,
  from: ShopDay,
): Promise<ScoreDay[]> {
  const { rows } = await tx.query<ScoreDay>(
    `select shop_day as day, score from quality_day
     where shop_id = $1 and shop_day >= $2 and score is not null order by shop_day`,
    [shop.id, from],
  );
  return rows;
}
