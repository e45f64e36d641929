import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

const countOfDays = `
  with fresh as (
    select period as day,
      coalesce(sum(customers) filter (where previous_day = '-infinity'), 0)::int as new_customers,
      coalesce(sum(customers) filter (where previous_day > '-infinity'), 0)::int as returning_customers
    from customer_return where shop_id = $1 and grain = 'd' and period = any($2::date[])
    group by period
  ),
  gone as (
    delete from customers_of_day c
    where shop_id = $1 and day = any($2::date[]) and not exists (select from fresh f where f.day = c.day)
  )
  insert into customers_of_day as c (shop_id, day, new_customers, returning_customers)
  select $1, day, new_customers, returning_customers from fresh
  on conflict (shop_id, day) do update set new_customers = excluded.new_customers,
    returning_customers = excluded.returning_customers
  where (c.new_customers, c.returning_customers)
    is distinct from (excluded.new_customers, excluded.returning_customers)`;

/** Totals of these days, of what `customer_return` says of them. */
export async function foldCustomersOfDays(
  tx: Queryable,
  shop: ShopRef,
  days: readonly string[],
): Promise<void> {
  await tx.query(countOfDays, [shop.id, days]);
}
