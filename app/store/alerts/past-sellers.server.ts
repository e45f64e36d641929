import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import type { DayRangeRef } from "../rollup/ranges";
import type { ShopRef } from "../with-shop.server";
import { published } from "./merchandising.server";

/** Net sales of a day, product by product. */
export interface ProductSalesOfDay {
  day: ShopDay;
  productIds: number[];
  /** Of the product in the same place; minor units. */
  netMinors: number[];
}

/**
 * What published products have sold on each day of a range on which any did, in order; no gift cards. A day is one row:
 * of a large shop a row for each product would be a million objects.
 */
export async function readSalesByDay(
  tx: Queryable,
  shop: ShopRef,
  { from, to }: DayRangeRef,
): Promise<ProductSalesOfDay[]> {
  const { rows } = await tx.query<ProductSalesOfDay>(
    `select r.period as day, json_agg(p.id) as "productIds",
       json_agg(r.gross_minor + r.discounts_minor + r.returns_minor) as "netMinors"
     from sales_rollup r
     join product p on p.id::text = r.key and ${published} and not p.is_gift_card
     where r.shop_id = $1 and r.dim = 'product' and r.grain = 'd'
       and r.period between $2::date and $3::date
     group by r.period order by r.period`,
    [shop.id, from, to],
  );
  return rows;
}

export async function readTitles(
  tx: Queryable,
  shop: ShopRef,
  productIds: readonly number[],
): Promise<Map<number, string>> {
  const { rows } = await tx.query<{ id: number; title: string }>(
    "select id, title from product where shop_id = $1 and id = any($2::bigint[])",
    [shop.id, productIds],
  );
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** The days of a range on which the stock of all products was looked at. */
export async function readStockDays(
  tx: Queryable,
  shop: ShopRef,
  { from, to }: DayRangeRef,
): Promise<ShopDay[]> {
  const { rows } = await tx.query<{ day: ShopDay }>(
    `select shop_day as day from snapshot_run
     where shop_id = $1 and kind = 'products' and shop_day between $2::date and $3::date`,
    [shop.id, from, to],
  );
  return rows.map(({ day }) => day);
}

/** The stock of a variant by the day on which it was first seen to be that much; null: Shopify does not tell it. */
export interface VariantLevels {
  productId: number;
  isTracked: boolean;
  sellsWithoutStock: boolean;
  levels: { day: ShopDay; stock: number | null }[];
}

/** Of the variants that some products have now, from what it was before a range on. */
export async function readVariantLevels(
  tx: Queryable,
  shop: ShopRef,
  { from, to }: DayRangeRef,
  productIds: readonly number[],
): Promise<VariantLevels[]> {
  const { rows } = await tx.query<VariantLevels>(
    `select v.product_id as "productId", coalesce(v.is_tracked, false) as "isTracked",
       v.inventory_policy = 'CONTINUE' as "sellsWithoutStock",
       (select coalesce(json_agg(json_build_object('day', s.shop_day, 'stock', s.stock)
           order by s.shop_day), '[]')
         from (
           select shop_day, stock from variant_snapshot
           where shop_id = $1 and variant_id = v.id and shop_day between $2::date and $3::date
           union all
           (select shop_day, stock from variant_snapshot
            where shop_id = $1 and variant_id = v.id and shop_day < $2::date
            order by shop_day desc limit 1)
         ) s) as levels
     from variant v where v.shop_id = $1 and v.product_id = any($4::bigint[])
     order by v.product_id, v.id`,
    [shop.id, from, to, productIds],
  );
  return rows;
}
