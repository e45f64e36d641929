import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

/** What is known of one product that has been checked. */
export interface ProductDetail {
  productId: number;
  title: string;
  vendor: string;
  type: string;
  status: string;
  handle: string;
  imageUrl: string | null;
  category: string | null;
  categoryId: string | null;
  suggestedCategory: string | null;
  suggestedCategoryId: string | null;
  confidence: number | null;
  score: number | null;
  unknown: Record<string, string>;
  notApplicable: string[];
  stockMinor: number;
  checkedAt: Date;
  units: number | null;
  netMinor: number | null;
  unitsReturned: number | null;
  lastSoldDay: ShopDay | null;
}

/** Null: there is no such product, or it has not been checked. */
export async function readProductDetail(
  tx: Queryable,
  shop: ShopRef,
  productId: number,
): Promise<ProductDetail | null> {
  const { rows } = await tx.query<ProductDetail>(
    `select q.product_id as "productId", p.title, p.vendor, p.product_type as type, p.status,
       p.handle, m.url as "imageUrl", c.full_name as category,
       p.category_id as "categoryId", g.full_name as "suggestedCategory",
       g.id as "suggestedCategoryId",
       q.confidence, q.score, q.unknown, q.not_applicable as "notApplicable",
       q.stock_minor as "stockMinor", q.checked_at as "checkedAt", s.units,
       s.net_minor as "netMinor", s.units_returned as "unitsReturned",
       s.last_sold_day as "lastSoldDay"
     from quality_product q
     join product p on p.shop_id = $1 and p.id = q.product_id and p.deleted_at is null
     left join quality_sales s on s.shop_id = $1 and s.product_id = q.product_id
     left join taxonomy_category c on c.id = p.category_id
     left join taxonomy_category g on g.id = q.suggested_category_id
     left join lateral (
       select url from product_media m where m.shop_id = $1 and m.product_id = p.id
         and m.content_type = 'IMAGE' order by m.position limit 1
     ) m on true
     where q.shop_id = $1 and q.product_id = $2`,
    [shop.id, productId],
  );
  return rows[0] ?? null;
}

/** What the variants of a product are called, by id. */
export async function readVariantNames(
  tx: Queryable,
  shop: ShopRef,
  productIds: readonly number[],
): Promise<Map<number, string>> {
  const { rows } = await tx.query<{ id: number; name: string }>(
    `select id, coalesce(nullif(sku, ''), title) as name from variant
     where shop_id = $1 and product_id = any($2::bigint[])`,
    [shop.id, [...productIds]],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
