import type { Queryable } from "../database.server";
import type { DayRangeRef } from "../rollup/ranges";
import type { ShopRef } from "../with-shop.server";
import { factsWithout, laterParameter, laterRows, type LaterChanges } from "./later.server";

/**
 * Orders of customers in one channel and span, with what their costs are worked out from; money in minor
 * units. Cancelled ones are among them: they cost what they cost.
 */
export interface CostedOrders {
  channel: string;
  /** How many of the days on which a setting begins had come. */
  span: number;
  orders: number;
  giftCardOnlyOrders: number;
  unitsSold: number;
  shippingChargedMinor: number;
  chargedMinor: number;
  netMinor: number;
  costMinor: number;
  goodsNetMinor: number;
  costedNetMinor: number;
}

/** The same of customers' first so many days. */
export interface HorizonOrders extends CostedOrders {
  days: number;
  /** Who first ordered in this channel and span, and has been a customer for so long. */
  customers: number;
}

const spanSql = (days: string) =>
  `case when cardinality(${days}::date[]) = 0 then 0 else width_bucket(placed_day, ${days}::date[]) end`;

const columns = {
  orders: "count(*)",
  giftCardOnlyOrders: "count(*) filter (where is_gift_card_only)",
  unitsSold: "sum(units_sold)",
  shippingChargedMinor: "sum(shipping_minor)",
  chargedMinor: "sum(charged_minor)",
  netMinor: "sum(net_minor)",
  costMinor: "sum(cost_minor)",
  goodsNetMinor: "sum(goods_net_minor)",
  costedNetMinor: "sum(costed_net_minor)",
} as const satisfies Record<Exclude<keyof CostedOrders, "channel" | "span">, string>;
const names = Object.keys(columns) as (keyof typeof columns)[];

/** Of one part of a range. */
export interface PartCostedOrders extends CostedOrders {
  /** First day of the part. */
  period: string;
}

/**
 * Orders of customers placed in a range of shop days. `settingDays`: on which a setting begins, in order. `starts`: the
 * days on which parts of the range begin, in order; the first is that of the range. `later`: is left out.
 */
export async function readCostedOrders(
  tx: Queryable,
  shop: ShopRef,
  { from, to }: DayRangeRef,
  settingDays: readonly string[],
  starts: readonly string[] = [from],
  later: LaterChanges | null = null,
): Promise<PartCostedOrders[]> {
  const sums = names.map((name) => `(${columns[name]})::bigint as "${name}"`);
  const { rows } = await tx.query<PartCostedOrders>(
    `select ($5::date[])[width_bucket(placed_day, $5::date[])] as period, channel, ${spanSql("$4")} as span,
       ${sums.join(", ")}
     from ${later ? factsWithout("$6") : "order_fact"} f
     where shop_id = $1 and placed_day between $2 and $3
     group by 1, 2, 3 order by 1, 2, 3`,
    [shop.id, from, to, settingDays, starts, ...(later ? [laterParameter(later)] : [])],
  );
  return rows;
}

/** By each number of days in ascending order, of those for whom the last of these days is over by `to`. */
export async function readHorizonOrders(
  tx: Queryable,
  shop: ShopRef,
  to: string,
  horizons: readonly number[],
  settingDays: readonly string[],
): Promise<HorizonOrders[]> {
  return (await readHorizonsBy(tx, shop, { to, then: null }, horizons, settingDays)).now;
}

// Of an order that changed later, what is to be taken off again; nothing of it is counted twice.
const lateColumns: Record<keyof typeof columns, string> = {
  orders: "0",
  giftCardOnlyOrders: "0",
  unitsSold: "-sum(later.units_sold)",
  shippingChargedMinor: "-sum(later.shipping_minor)",
  chargedMinor: "-sum(later.charged_minor)",
  netMinor: "-sum(later.net_minor)",
  costMinor: "-sum(later.cost_minor)",
  goodsNetMinor: "-sum(later.goods_net_minor)",
  costedNetMinor: "-sum(later.costed_net_minor)",
};

/**
 * The same, and as it was on the day of `then` (null: not asked for), without what came to the orders later. One look
 * through the orders gives both.
 */
export async function readHorizonsBy(
  tx: Queryable,
  shop: ShopRef,
  { to, then }: { to: string; then: LaterChanges | null },
  horizons: readonly number[],
  settingDays: readonly string[],
): Promise<{ now: HorizonOrders[]; then: HorizonOrders[] }> {
  const inner = names.map((name) => `${columns[name]} as "${name}"`);
  const late = names.map((name) => lateColumns[name]);
  const outer = names.map((name) => `sum("${name}")::bigint as "${name}"`);
  const { rows } = await tx.query<HorizonOrders & { isThen: boolean }>(
    `with parts as materialized (
       -- How many of the horizons an order lies beyond, and how many are over for its customer.
       select width_bucket(placed_day - first_day - 1, $3::int[]) as beyond,
         width_bucket($2::date - first_day - 1, $3::int[]) as known,
         coalesce(width_bucket($5::date - first_day - 1, $3::int[]), 0) as known_then,
         channel, ${spanSql("$4")} as span,
         count(*) filter (where is_purchase and placed_day = first_day and opens & 1 <> 0) as customers,
         ${inner.join(", ")}
       from order_fact
       where shop_id = $1 and placed_day <= $2 and first_day is not null
       group by 1, 2, 3, 4, 5
       union all
       select width_bucket(placed_day - first_day - 1, $3::int[]), 0,
         coalesce(width_bucket($5::date - first_day - 1, $3::int[]), 0), channel, ${spanSql("$4")},
         0, ${late.join(", ")}
       from ${laterRows("$6")}
       join order_fact f on f.shop_id = $1 and f.order_id = later.order_id and f.first_day is not null
       group by 1, 2, 3, 4, 5
     )
     select is_then as "isThen", h.days, channel, span, sum(customers)::int as customers,
       ${outer.join(", ")}
     from unnest($3::int[]) with ordinality h(days, place)
     cross join (values (false), (true)) t(is_then)
     join parts p on p.beyond < h.place
       and case when is_then then p.known_then else p.known end >= h.place
     group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
    [shop.id, to, horizons, settingDays, then?.day ?? null, then ? laterParameter(then) : "[]"],
  );
  return { now: rows.filter(({ isThen }) => !isThen), then: rows.filter(({ isThen }) => isThen) };
}
