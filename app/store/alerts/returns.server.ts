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

/** What of a product was sold and came back on a day. */
export interface ProductDay {
  day: string;
  productId: number;
  title: string;
  sold: number;
  returned: number;
}

/** Day by day, of products of which at least so many units came back in all of a range; those with most first. */
export async function readReturnDays(
  tx: Queryable,
  shop: ShopRef,
  { from, to, returnedSince, least }: DayRangeRef & { returnedSince: string; least: number },
): Promise<ProductDay[]> {
  const { rows } = await tx.query<ProductDay>(
    `with often as (
       select key, sum(units_returned) as returned from sales_rollup
       where shop_id = $1 and dim = 'product' and grain = 'd' and key ~ '^\\d+$'
         and period between $4::date and $3::date
       group by key having -sum(units_returned) >= $5::int
       order by returned, key limit 500
     )
     select r.period as day, p.id as "productId", p.title, r.units_sold as sold,
       -r.units_returned as returned
     from often o
     join sales_rollup r on r.shop_id = $1 and r.dim = 'product' and r.grain = 'd' and r.key = o.key
       and r.period between $2::date and $3::date
     join product p on p.shop_id = $1 and p.id = o.key::bigint and p.deleted_at is null
     order by o.returned, p.id, r.period`,
    [shop.id, from, to, returnedSince, least],
  );
  return rows;
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
