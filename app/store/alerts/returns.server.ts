import type { Queryable } from "../database.server";
import { splitRange, type DayRangeRef } from "../rollup/ranges";
import type { ShopRef } from "../with-shop.server";

/** Units of a product that were sold and came back, lately and in the time before. */
export interface ProductReturns {
  productId: number;
  title: string;
  sold: number;
  /** 0 or more. */
  returned: number;
  soldBefore: number;
  returnedBefore: number;
}

/** Of products of which at least so many units came back lately; those with most first. */
export async function readProductReturns(
  tx: Queryable,
  shop: ShopRef,
  {
    lately,
    before,
    leastReturned,
  }: { lately: DayRangeRef; before: DayRangeRef; leastReturned: number },
): Promise<ProductReturns[]> {
  const now = splitRange(lately, 3);
  const then = splitRange(before, 3 + now.values.length);
  const { rows } = await tx.query<ProductReturns>(
    `with lately as (
       select key, sum(units_sold)::int as sold, (-sum(units_returned))::int as returned
       from sales_rollup where shop_id = $1 and dim = 'product' and key ~ '^\\d+$' and (${now.sql})
       group by key having -sum(units_returned) >= $2::int
     ),
     before as (
       select key, sum(units_sold)::int as sold, (-sum(units_returned))::int as returned
       from sales_rollup where shop_id = $1 and dim = 'product' and (${then.sql})
         and key in (select key from lately)
       group by key
     )
     select p.id as "productId", p.title, l.sold, l.returned, coalesce(b.sold, 0) as "soldBefore",
       coalesce(b.returned, 0) as "returnedBefore"
     from lately l
     join product p on p.shop_id = $1 and p.id = l.key::bigint and p.deleted_at is null
     left join before b on b.key = l.key
     order by l.returned desc, p.id limit 200`,
    [shop.id, leastReturned, ...now.values, ...then.values],
  );
  return rows;
}
