import type { Queryable } from "./database.server";
import { areCustomersFolded, readFirstOrderIndex } from "./rollup/fold.server";
import { readCustomersByDay, readCustomersOfRange } from "./rollup/read-customers.server";
import { readWindowDays } from "./rollup/read-window.server";
import {
  toSalesSums,
  type CustomerCountRow,
  type SalesDayRow,
  type SalesWindow,
  type SalesWindowOptions,
  type SalesWindowRows,
} from "./sales-window";
import { withShop, type ShopRef } from "./with-shop.server";

/** Sales and customers of each window, in the order asked for. */
export async function readSalesWindows(
  shop: ShopRef,
  windows: readonly SalesWindow[],
  options: SalesWindowOptions,
): Promise<SalesWindowRows[]> {
  return withShop(shop, async (tx) => {
    const results: SalesWindowRows[] = [];
    for (const window of windows) {
      results.push({
        days: await readDays(tx, shop, window, options),
        customers: options.hasCustomers ? await readCustomers(tx, shop, window, options) : [],
      });
    }
    return results;
  });
}

/** Sales of one window by day, without its customers: for long ranges. */
export async function readSalesDays(
  shop: ShopRef,
  window: SalesWindow,
  options: Pick<SalesWindowOptions, "hasCustomers">,
): Promise<SalesDayRow[]> {
  return withShop(shop, (tx) => readDays(tx, shop, window, options));
}

async function readDays(
  tx: Queryable,
  shop: ShopRef,
  window: SalesWindow,
  { hasCustomers }: Pick<SalesWindowOptions, "hasCustomers">,
): Promise<SalesDayRow[]> {
  const days = await readWindowDays(tx, shop, "total", window);
  const ofGuests = { only: ["orders"], keys: ["guest"] } as const;
  const kinds = hasCustomers ? await readWindowDays(tx, shop, "kind", window, ofGuests) : [];
  const guests = new Map(kinds.map(({ period, orders }) => [period, orders]));
  return days.map((sums) => ({
    day: sums.period,
    ...toSalesSums(sums),
    guestOrders: guests.get(sums.period) ?? 0,
    unidentifiedOrders: hasCustomers ? 0 : sums.orders,
  }));
}

/** The first and the last day with an order, of those before an instant; null: there is none. */
export async function readOrderDays(
  shop: ShopRef,
  until: Date,
): Promise<{ first: string; last: string } | null> {
  const day = (order: "asc" | "desc") => `(select l.shop_day from ledger l
    join orders o on o.shop_id = l.shop_id and o.id = l.order_id
    where l.shop_id = $1 and l.reason = 'ORDER' and l.happened_at < $2
      and not o.is_test and o.deleted_at is null
    order by l.shop_day ${order} limit 1)`;
  return withShop(shop, async (tx) => {
    const { rows } = await tx.query<{ first: string | null; last: string | null }>(
      `select ${day("asc")} as first, ${day("desc")} as last`,
      [shop.id, until],
    );
    const { first, last } = rows[0] ?? {};
    return first && last ? { first, last } : null;
  });
}

async function readCustomers(
  tx: Queryable,
  shop: ShopRef,
  window: SalesWindow,
  options: SalesWindowOptions,
): Promise<CustomerCountRow[]> {
  const { from, to, until } = window;
  const isSummed = !until && options.hasFullHistory && (await areCustomersFolded(tx, shop));
  if (!isSummed) return readCustomersOfOrders(tx, shop, window, options);
  const days = await readCustomersByDay(tx, shop, { from, to });
  const whole = await readCustomersOfRange(tx, shop, { from, to });
  return [...days, { day: null, ...whole }].flatMap(({ day, newCustomers, returningCustomers }) => [
    ...(newCustomers > 0 ? [{ day, kind: "new" as const, customers: newCustomers }] : []),
    ...(returningCustomers > 0
      ? [{ day, kind: "returning" as const, customers: returningCustomers }]
      : []),
  ]);
}

/**
 * New or returning by the first order of the customer on that day (in that window): whether another
 * one came before it. Without the whole history the place that Shopify gave the order decides.
 */
async function readCustomersOfOrders(
  tx: Queryable,
  shop: ShopRef,
  window: SalesWindow,
  { hasFullHistory }: SalesWindowOptions,
): Promise<CustomerCountRow[]> {
  const firstIndex = hasFullHistory ? null : await readFirstOrderIndex(tx, shop);
  const { rows } = await tx.query<CustomerCountRow>(
    `with placed as (
       select l.order_id as id, min(l.shop_day) as day
       from ledger l
       where l.shop_id = $1 and l.reason = 'ORDER' and l.shop_day between $2 and $3
         and ($4::timestamptz is null or l.happened_at < $4)
       group by l.order_id
     ), firsts as (
       select distinct on (o.customer_id, p.day)
         o.customer_id, p.day, o.processed_at, o.id, o.customer_order_index
       from placed p
       join orders o on o.shop_id = $1 and o.id = p.id
       where o.customer_id is not null and o.cancelled_at is null
         and not o.is_test and o.deleted_at is null
       order by o.customer_id, p.day, o.processed_at, o.id
     ), judged as (
       select f.customer_id, f.day,
         case
           when exists (
             select 1 from orders e
             where e.shop_id = $1 and e.customer_id = f.customer_id
               and e.cancelled_at is null and not e.is_test and e.deleted_at is null
               and (e.processed_at, e.id) < (f.processed_at, f.id)
           ) then 'returning'
           when $5::bool or f.customer_order_index = $6::int then 'new'
           when f.customer_order_index > coalesce($6::int, 1) then 'returning'
           else 'unknown'
         end as kind,
         row_number() over (partition by f.customer_id order by f.day) as place
       from firsts f
     )
     select day, kind, count(*)::int as customers from judged group by day, kind
     union all
     select null, kind, count(*)::int from judged where place = 1 group by kind`,
    [shop.id, window.from, window.to, window.until ?? null, hasFullHistory, firstIndex],
  );
  return rows;
}
