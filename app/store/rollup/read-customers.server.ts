import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import { splitRange, type DayRangeRef } from "./ranges";

export interface CustomersOfRange {
  newCustomers: number;
  returningCustomers: number;
}

/**
 * Customers who ordered in a range of shop days, each counted once: new where they had never ordered
 * before, returning where they had ordered before the range. Of the months within and the days at both
 * edges; exact, since a customer's first order within a range is the one whose last was before it.
 */
export async function readCustomersOfRange(
  tx: Queryable,
  shop: ShopRef,
  range: DayRangeRef,
): Promise<CustomersOfRange> {
  const { sql, values } = splitRange(range, 3);
  const { rows } = await tx.query<CustomersOfRange>(
    `select coalesce(sum(customers) filter (where previous_day = '-infinity'), 0)::int
         as "newCustomers",
       coalesce(sum(customers) filter (where previous_day > '-infinity'), 0)::int
         as "returningCustomers"
     from customer_return
     where shop_id = $1 and previous_day < $2::date and (${sql})`,
    [shop.id, range.from, ...values],
  );
  return rows[0] ?? { newCustomers: 0, returningCustomers: 0 };
}

/** The same for each day of a range with customers, each counted once a day; in order. */
export async function readCustomersByDay(
  tx: Queryable,
  shop: ShopRef,
  range: DayRangeRef,
): Promise<(CustomersOfRange & { day: string })[]> {
  const { rows } = await tx.query<CustomersOfRange & { day: string }>(
    `select day, new_customers as "newCustomers", returning_customers as "returningCustomers"
     from customers_of_day where shop_id = $1 and day between $2 and $3 order by day`,
    [shop.id, range.from, range.to],
  );
  return rows;
}
