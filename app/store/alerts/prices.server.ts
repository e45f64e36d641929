import type { Queryable } from "../database.server";
import type { DayRangeRef } from "../rollup/ranges";
import type { ShopRef } from "../with-shop.server";
import { usualPrice, type ChargedPrices } from "./charged-prices";

/** By day, of the days on which something with a usual price was sold. */
export async function readChargedPrices(
  tx: Queryable,
  shop: ShopRef,
  { from, to }: DayRangeRef,
): Promise<(ChargedPrices & { day: string })[]> {
  const { days, endsBefore, leastUnits } = usualPrice;
  const { rows } = await tx.query<ChargedPrices & { day: string }>(
    `with sold as (
       select period, gross_minor, units_sold, orders,
         sum(gross_minor) over usual as usual_minor, sum(units_sold) over usual as usual_units
       from sales_rollup
       where shop_id = $1 and dim = 'variant' and grain = 'd'
         and period between $2::date - $4::int and $3::date
         and key ~ '^\\d+$' and units_sold > 0 and orders > 0
       window usual as (partition by key order by period
         range between make_interval(days => $4::int) preceding
           and make_interval(days => $5::int) preceding)
     ),
     priced as (
       select period, orders,
         (gross_minor::float8 / units_sold) / (usual_minor::float8 / usual_units) as ratio
       from sold where period >= $2::date and usual_units >= $6::int and usual_minor > 0
     )
     select period as day, sum(orders)::int as lines, sum(orders * ratio) as "ratioSum",
       sum(orders * ratio * ratio) as "squareSum"
     from priced group by period order by period`,
    [shop.id, from, to, endsBefore + days - 1, endsBefore, leastUnits],
  );
  return rows;
}
