import type { Queryable } from "../database.server";
import { opensBits } from "../rollup/fold-customers.server";
import type { ShopRef } from "../with-shop.server";
import { whereAllCustomers, type CustomerFilter } from "./customer-filter";

export const cohortGrains = ["week", "month", "quarter", "year"] as const;
export type CohortGrain = (typeof cohortGrains)[number];

/** What the customers of a cohort did in one period; money in minor units, of orders placed in it. */
export interface CohortCell {
  /** First days of the periods of the first order and of these orders. Weeks begin on Monday. */
  cohort: string;
  period: string;
  /** Who purchased in it. In the cohort's own period: all of the cohort. */
  customers: number;
  purchases: number;
  netMinor: number;
  costMinor: number;
  goodsNetMinor: number;
  costedNetMinor: number;
}

/** A part of a cell: orders of one channel and span, with what their costs beside goods are worked out from. */
export interface CohortOrders extends CohortCell {
  channel: string;
  /** How many of the days on which a setting begins had come. */
  span: number;
  orders: number;
  giftCardOnlyOrders: number;
  unitsSold: number;
  shippingChargedMinor: number;
  chargedMinor: number;
  /** Of orders placed within the days asked for after the customer's first: the same four sums. */
  within: Pick<CohortCell, "netMinor" | "costMinor" | "goodsNetMinor" | "costedNetMinor">;
}

/** Which sums are needed: those of money take most of the time. */
export type CohortSums = "counts" | "net" | "margins";

const sumsOf: Readonly<Record<CohortSums, readonly string[]>> = {
  counts: [],
  net: ["net_minor"],
  margins: ["net_minor", "cost_minor", "goods_net_minor", "costed_net_minor"],
};
const moneyColumns = {
  netMinor: "net_minor",
  costMinor: "cost_minor",
  goodsNetMinor: "goods_net_minor",
  costedNetMinor: "costed_net_minor",
} as const;

/** Of an order in `order_fact f`: the first days of the periods of its customer's first purchase and of its own. */
export interface PeriodsSql {
  cohort: string;
  period: string;
}

/**
 * Looks up the periods that days lie in, day by day from `since` to `to`, in an array that is added to `values`:
 * to cut each day of each order would take longer than all the rest. What lies before is of the period of the first
 * order.
 */
export async function findPeriods(
  tx: Queryable,
  grain: CohortGrain,
  { since, to }: { since: string; to: string },
  values: unknown[],
): Promise<PeriodsSql> {
  const { rows } = await tx.query<{ starts: string[] | null }>(
    `select array_agg(date_trunc('${grain}', day)::date::text order by day) as starts
     from generate_series($1::date::timestamp, $2::date::timestamp, '1 day') day`,
    [since, to],
  );
  const starts = `$${values.push(rows[0]?.starts ?? [])}::date[]`;
  const first = `$${values.push(since)}::date`;
  const cohort = `(${starts})[f.first_day - ${first} + 1]`;
  return { cohort, period: `coalesce((${starts})[f.placed_day - ${first} + 1], ${cohort})` };
}

/** Who purchased in a period, how often, and for how much; sums that are not needed are 0. */
function cellSums(grain: CohortGrain, needs: CohortSums): string {
  const money = Object.entries(moneyColumns).map(([name, column]) =>
    sumsOf[needs].includes(column)
      ? `sum(f.${column})::bigint as "${name}"`
      : `0::bigint as "${name}"`,
  );
  return `count(*) filter (where f.opens & ${opensBits[grain]} <> 0)::int as customers,
    count(*) filter (where f.is_purchase)::int as purchases, ${money.join(", ")}`;
}

/**
 * Every cell with orders up to a day, of customers whom the filter keeps and whose first order lies on
 * `since` or later; null: all. Order date basis. Sums that are not needed may be 0.
 */
export async function readCohorts(
  tx: Queryable,
  shop: ShopRef,
  grain: CohortGrain,
  to: string,
  filter: CustomerFilter | null,
  since: string | null = null,
  needs: CohortSums = "margins",
): Promise<CohortCell[]> {
  const kept = await readKeptCohorts(tx, shop, grain, to, filter, since);
  return kept ?? (await sumCohorts(tx, shop, grain, { since, to, until: to }, filter, needs));
}

/** The same where they are kept; else null: they are to be summed up. */
export async function readKeptCohorts(
  tx: Queryable,
  shop: ShopRef,
  grain: CohortGrain,
  to: string,
  filter: CustomerFilter | null,
  since: string | null,
): Promise<CohortCell[] | null> {
  const isWhole = since === null || since.endsWith("-01");
  const isKept =
    grain === "month" && filter === null && isWhole && !(await hasOrdersAfter(tx, shop, to));
  return isKept ? readCohortMonths(tx, shop, since) : null;
}

/** Days of first orders, from `since` (null: all) to `until`, of customers whose orders count up to the day `to`. */
export interface FirstDays {
  since: string | null;
  until: string;
  to: string;
}

/** The same of some cohorts, summed up from orders. */
export async function sumCohorts(
  tx: Queryable,
  shop: ShopRef,
  grain: CohortGrain,
  { since, until, to }: FirstDays,
  filter: CustomerFilter | null,
  needs: CohortSums,
): Promise<CohortCell[]> {
  const first = since ?? (await readFirstDay(tx, shop));
  const values: unknown[] = [shop.id, to, first, until];
  const { cohort, period } = await findPeriods(tx, grain, { since: first, to }, values);
  const { rows } = await tx.query<CohortCell>(
    `select ${cohort} as cohort, ${period} as period,
       ${cellSums(grain, needs)}
     from order_fact f
     where f.shop_id = $1 and f.placed_day <= $2 and f.first_day between $3 and $4
       and ${await whereAllCustomers(tx, shop, filter, values)}
     group by 1, 2 order by 1, 2`,
    values,
  );
  return rows;
}

/**
 * The same cells, all sums, in parts: by channel and span between the days on which settings of order costs
 * begin, and what of them lies within so many days of the first order. One look through the orders gives all.
 */
export async function readCohortOrders(
  tx: Queryable,
  shop: ShopRef,
  grain: CohortGrain,
  { since, until, to }: FirstDays,
  filter: CustomerFilter | null,
  settingDays: readonly string[],
  withinDays: number,
): Promise<CohortOrders[]> {
  const first = since ?? (await readFirstDay(tx, shop));
  const values: unknown[] = [shop.id, to, first, [...settingDays].sort(), withinDays, until];
  const { cohort, period } = await findPeriods(tx, grain, { since: first, to }, values);
  const within = Object.entries(moneyColumns).map(
    ([name, column]) => `'${name}', coalesce(sum(f.${column}) filter (where is_within), 0)`,
  );
  const { rows } = await tx.query<CohortOrders>(
    `select ${cohort} as cohort, ${period} as period, channel,
       case when cardinality($4::date[]) = 0 then 0 else width_bucket(placed_day, $4::date[]) end as span,
       ${cellSums(grain, "margins")},
       count(*)::int as orders, count(*) filter (where is_gift_card_only)::int as "giftCardOnlyOrders",
       sum(units_sold)::int as "unitsSold", sum(shipping_minor)::bigint as "shippingChargedMinor",
       sum(charged_minor)::bigint as "chargedMinor",
       json_build_object(${within.join(", ")}) as within
     from order_fact f
     cross join lateral (select f.placed_day <= f.first_day + $5::int as is_within) w
     where f.shop_id = $1 and f.placed_day <= $2 and f.first_day between $3 and $6
       and ${await whereAllCustomers(tx, shop, filter, values)}
     group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
    values,
  );
  return rows;
}

/** The cells of everyone by month, as they are kept. */
async function readCohortMonths(
  tx: Queryable,
  shop: ShopRef,
  since: string | null,
): Promise<CohortCell[]> {
  const { rows } = await tx.query<CohortCell>(
    `select cohort, case when month < $2::date then cohort else month end as period,
       sum(customers)::int as customers, sum(orders)::int as purchases,
       sum(net_minor)::bigint as "netMinor", sum(cost_minor)::bigint as "costMinor",
       sum(goods_net_minor)::bigint as "goodsNetMinor",
       sum(costed_net_minor)::bigint as "costedNetMinor"
     from cohort_month where shop_id = $1 and ($2::date is null or cohort >= $2)
     group by 1, 2 order by 1, 2`,
    [shop.id, since],
  );
  return rows;
}

/** The months that are kept know of all orders, whenever they were placed. */
async function hasOrdersAfter(tx: Queryable, shop: ShopRef, day: string): Promise<boolean> {
  const { rows } = await tx.query<{ hasSome: boolean }>(
    `select exists (select from order_fact where shop_id = $1 and placed_day > $2) as "hasSome"`,
    [shop.id, day],
  );
  return rows[0]?.hasSome ?? false;
}

/** Nobody ordered before it. */
async function readFirstDay(tx: Queryable, shop: ShopRef): Promise<string> {
  const { rows } = await tx.query<{ day: string | null }>(
    "select min(placed_day) as day from order_fact where shop_id = $1",
    [shop.id],
  );
  return rows[0]?.day ?? "9999-12-31";
}
