import { refreshVariantCosts } from "../costs/variant-costs.server";
import { database, type Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

/** What has changed, as far as it is folded at once. */
export interface Dirty {
  /** To be made anew as a whole. */
  days: string[];
  /** Few, of which single sales are to be added up. */
  orders: number[];
  customers: number[];
  /** So many costs changed that all customers are to be folded anew. */
  isEveryCustomer: boolean;
  /** Nothing more was in the log. */
  isAll: boolean;
}

// A step is one transaction: on the embedded database everybody waits for it.
const entriesAtOnce = 5_000;
// The sales of more variants than this are most of the sales there are.
const costsOneByOne = 200;
/** More orders than these are folded by their days, which then have many of them. */
export const ordersOneByOne = 500;
const customersAtOnce = { postgres: 1_000, pglite: 200 };

/**
 * Takes entries off the log and says which customers and days they are about. What is written while
 * they are being folded stays in the log. Null where the log is empty. Unit costs that are to be made
 * anew are, before anything is summed with them; what changed of them is logged in its turn.
 */
export async function takeDirty(tx: Queryable, shop: ShopRef): Promise<Dirty | null> {
  const { rows: taken } = await tx.query<{
    kind: string;
    day: string | null;
    ref: number | null;
    from: Date | null;
    to: Date | null;
  }>(
    // An array: with statistics that know nothing of the shop a join compares each with each.
    `delete from dirty_log where shop_id = $1 and id = any(array(
       select id from dirty_log where shop_id = $1 order by id limit ${entriesAtOnce}))
     returning kind, day, ref, window_from as "from", window_to as "to"`,
    [shop.id],
  );
  if (taken.length === 0) return null;
  await tx.query(
    "update fold_state set has_all_days_logged = false where shop_id = $1 and has_all_days_logged",
    [shop.id],
  );

  const refsOf = (...kinds: string[]) => [
    ...new Set(taken.flatMap(({ kind, ref }) => (kinds.includes(kind) && ref !== null ? ref : []))),
  ];
  const isAllCosts = taken.some(({ kind, ref }) => kind === "variant" && ref === null);
  const logsCosts = taken.some(({ kind }) => kind === "variant");
  await refreshVariantCosts(tx, shop, isAllCosts ? null : refsOf("variant"));
  const days = new Set(taken.flatMap(({ kind, day }) => (kind === "day" && day ? day : [])));
  const orders = refsOf("order");
  const add = (rows: { day: string }[]) => {
    for (const { day } of rows) days.add(day);
  };
  const isByOrder = orders.length <= ordersOneByOne;
  if (!isByOrder) add(await daysOfOrders(tx, shop, orders));
  add(await daysOfProducts(tx, shop, refsOf("product")));
  const costs: CostEntry[] = taken.filter(({ kind }) => kind === "cost");
  const isEveryCustomer = costs.length > costsOneByOne;
  if (isEveryCustomer) costs.push(...(await forgetCosts(tx, shop)));
  add(await (isEveryCustomer ? daysSince : daysOfCosts)(tx, shop, costs));
  for (const { kind, from, to } of taken) {
    if (kind === "window") add(await daysOfWindow(tx, shop, { from, to }));
  }
  const customers = new Set(refsOf("customer"));
  for (const id of await customersOfOrders(tx, shop, orders)) customers.add(id);
  if (!isEveryCustomer) {
    for (const id of await customersOfCosts(tx, shop, costs)) customers.add(id);
  }

  const all = [...customers];
  const most = customersAtOnce[tx.kind];
  await logCustomers(tx, shop, all.slice(most));
  return {
    days: [...days].sort(),
    orders: isByOrder ? orders : [],
    customers: all.slice(0, most),
    isEveryCustomer,
    isAll: taken.length < entriesAtOnce && all.length <= most && !logsCosts,
  };
}

/** Puts days into the log that are to be folded later, but for those that stand in it. For the shop's folder only. */
export async function logDays(tx: Queryable, shop: ShopRef, days: readonly string[]) {
  if (days.length === 0) return;
  await tx.query(
    `insert into dirty_log (shop_id, kind, day)
     select $1::int, 'day', unnest($2::date[])
     except select shop_id, kind, day from dirty_log where shop_id = $1 and kind = 'day'`,
    [shop.id, [...days]],
  );
}

async function logCustomers(tx: Queryable, shop: ShopRef, ids: readonly number[]) {
  if (ids.length === 0) return;
  await tx.query(
    `insert into dirty_log (shop_id, kind, ref)
     select $1::int, 'customer', unnest($2::bigint[])`,
    [shop.id, [...ids]],
  );
}

/** Everything of the shop is to be folded anew, for whatever reason: its zone changed, say. */
export async function logAllDays(tx: Queryable, shop: ShopRef): Promise<void> {
  await tx.query(
    `insert into dirty_log (shop_id, kind, day)
     select $1::int, 'day', day from (
       select distinct shop_day as day from ledger where shop_id = $1
       union select distinct period from sales_rollup where shop_id = $1 and grain = 'd'
       union select distinct placed_day from order_fact where shop_id = $1
       union select distinct period from customer_return where shop_id = $1 and grain = 'd'
     ) days`,
    [shop.id],
  );
}

/**
 * The same by the shop's folder, who alone may take off the log what that makes needless: the history has just been
 * read. From now on, until something is taken off it, every day stands in the log.
 */
export async function logAllDaysOnce(tx: Queryable, shop: ShopRef): Promise<void> {
  // What is gone from the log was committed before the next statement looks which days there are.
  await tx.query(
    "delete from dirty_log where shop_id = $1 and kind in ('day', 'window', 'product')",
    [shop.id],
  );
  await logAllDays(tx, shop);
  await tx.query("update fold_state set has_all_days_logged = true where shop_id = $1", [shop.id]);
}

/** Shops with something to fold, or to say that it has been. Asked across shops, by the supervisor only. */
export async function listDirtyShops(): Promise<number[]> {
  const db = await database();
  const { rows } = await db.query<{ id: number }>(
    `select id from shop where uninstalled_at is null and timezone is not null
       and (exists (select from dirty_log d where d.shop_id = shop.id)
         or exists (select from fold_state f
                    where f.shop_id = shop.id and f.customer_cursor is not null)
         or exists (select from shop_change c
                    where c.shop_id = shop.id and c.settled_at is null))
     order by id`,
  );
  return rows.map(({ id }) => id);
}

// Those of its sales, as they are and as they have been added up, and that by which its customer is counted.
const daysOfOrder = `
  select k.id, l.shop_day as day from unnest($2::bigint[]) k(id)
  join ledger l on l.shop_id = $1 and l.order_id = k.id
  union
  select k.id, s.day from unnest($2::bigint[]) k(id)
  join folded_sale s on s.shop_id = $1 and s.order_id = k.id`;

/** Days of these orders, of their sales and that by which their customer is counted. */
export async function daysOfOrders(
  tx: Queryable,
  shop: ShopRef,
  ids: readonly number[],
): Promise<{ day: string }[]> {
  if (ids.length === 0) return [];
  const { rows } = await tx.query<{ day: string }>(
    `select distinct day from (
       select day from (${daysOfOrder}) of_sales
       union all
       select f.placed_day from unnest($2::bigint[]) k(id)
       join order_fact f on f.shop_id = $1 and f.order_id = k.id
     ) days`,
    [shop.id, ids],
  );
  return rows;
}

/**
 * Days of these orders whose sums are not those of remembered sales: they were made before sales were
 * remembered, or what was remembered is forgotten. They can only be made anew as a whole.
 */
export async function daysToMakeAnew(
  tx: Queryable,
  shop: ShopRef,
  ids: readonly number[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const { rows } = await tx.query<{ day: string }>(
    `select day from (select distinct day from (${daysOfOrder}) of_sales) days
     where not exists (select from folded_sale s where s.shop_id = $1 and s.day = days.day)
       and exists (select from sales_rollup r
         where r.shop_id = $1 and r.dim = 'total' and r.grain = 'd' and r.period = days.day)
     order by day`,
    [shop.id, ids],
  );
  return rows.map(({ day }) => day);
}

async function daysOfProducts(tx: Queryable, shop: ShopRef, ids: readonly number[]) {
  if (ids.length === 0) return [];
  const { rows } = await tx.query<{ day: string }>(
    `select distinct l.shop_day as day from unnest($2::bigint[]) k(id)
     join order_line ol on ol.shop_id = $1 and ol.product_id = k.id
     join ledger l on l.shop_id = $1 and l.order_id = ol.order_id and l.line_item_id = ol.id`,
    [shop.id, ids],
  );
  return rows;
}

const salesOfCosts = `unnest($2::bigint[], $3::date[]) k(id, day)
  join order_line ol on ol.shop_id = $1 and ol.variant_id = k.id
  join ledger l on l.shop_id = $1 and l.order_id = ol.order_id and l.line_item_id = ol.id
    and l.shop_day >= k.day`;

interface CostEntry {
  ref: number | null;
  day: string | null;
}
const costValues = (shop: ShopRef, costs: readonly CostEntry[]) => [
  shop.id,
  costs.map(({ ref }) => ref),
  costs.map(({ day }) => day),
];

async function daysOfCosts(tx: Queryable, shop: ShopRef, costs: readonly CostEntry[]) {
  if (costs.length === 0) return [];
  const { rows } = await tx.query<{ day: string }>(
    `select distinct l.shop_day as day from ${salesOfCosts}`,
    costValues(shop, costs),
  );
  return rows;
}

/** Takes all changes of costs off the log. */
export async function forgetCosts(tx: Queryable, shop: ShopRef): Promise<CostEntry[]> {
  const { rows } = await tx.query<CostEntry>(
    "delete from dirty_log where shop_id = $1 and kind = 'cost' returning ref, day",
    [shop.id],
  );
  return rows;
}

/** Every day with sales since the first of these costs. */
async function daysSince(tx: Queryable, shop: ShopRef, costs: readonly CostEntry[]) {
  const { rows } = await tx.query<{ day: string }>(
    `select distinct shop_day as day from ledger
     where shop_id = $1 and shop_day >= (select min(day) from unnest($2::date[]) k(day))`,
    [shop.id, costs.map(({ day }) => day)],
  );
  return rows;
}

async function customersOfCosts(tx: Queryable, shop: ShopRef, costs: readonly CostEntry[]) {
  if (costs.length === 0) return [];
  const { rows } = await tx.query<{ id: number }>(
    `select distinct o.customer_id as id from ${salesOfCosts}
     join orders o on o.shop_id = $1 and o.id = l.order_id and o.customer_id is not null`,
    costValues(shop, costs),
  );
  return rows.map(({ id }) => id);
}

async function daysOfWindow(
  tx: Queryable,
  shop: ShopRef,
  { from, to }: { from: Date | null; to: Date | null },
) {
  const { rows } = await tx.query<{ day: string }>(
    `select distinct l.shop_day as day from orders o
     join ledger l on l.shop_id = o.shop_id and l.order_id = o.id
     where o.shop_id = $1 and ($2::timestamptz is null or o.processed_at >= $2)
       and ($3::timestamptz is null or o.processed_at < $3)`,
    [shop.id, from, to],
  );
  return rows;
}

async function customersOfOrders(tx: Queryable, shop: ShopRef, ids: readonly number[]) {
  if (ids.length === 0) return [];
  const { rows } = await tx.query<{ id: number }>(
    `select distinct o.customer_id as id from unnest($2::bigint[]) k(id)
     join orders o on o.shop_id = $1 and o.id = k.id and o.customer_id is not null
     union
     select f.customer_id from unnest($2::bigint[]) k(id)
     join order_fact f on f.shop_id = $1 and f.order_id = k.id`,
    [shop.id, ids],
  );
  return rows.map(({ id }) => id);
}
