import { withShop, type ShopRef } from "./with-shop.server";

/** An order with sales of a kind that nobody names. */
export interface UnexplainedOrder {
  orderId: number;
  name: string;
  /** The shop day of the last of these sales. */
  day: string;
  /** Signed, without tax, in minor units of the shop's currency. */
  minor: number;
  /** As Shopify has them: "ORDER of UNKNOWN". */
  kinds: string[];
}

export interface UnexplainedSales {
  orders: number;
  /** Of all these orders. */
  totalMinor: number;
  /** The newest of them, as many as were asked for. */
  newest: UnexplainedOrder[];
}

/** What of the orders that count is in no figure, for it is of a kind that nobody names. */
export async function readUnexplainedSales(
  shop: ShopRef,
  mostListed: number,
): Promise<UnexplainedSales> {
  return withShop(shop, async (tx) => {
    const { rows } = await tx.query<UnexplainedOrder & { orders: number; totalMinor: number }>(
      `select l.order_id as "orderId", o.name, max(l.shop_day) as day,
         sum(l.unexplained_minor)::bigint as minor,
         array_agg(distinct l.action_type || ' of ' || l.line_type) as kinds,
         (count(*) over ())::int as orders,
         (sum(sum(l.unexplained_minor)) over ())::bigint as "totalMinor"
       from ledger l
       join orders o on o.shop_id = l.shop_id and o.id = l.order_id
         and not o.is_test and o.deleted_at is null
       where l.shop_id = $1 and l.unexplained_minor <> 0
       group by l.order_id, o.name
       order by max(l.shop_day) desc, l.order_id desc limit $2`,
      [shop.id, mostListed],
    );
    const [first] = rows;
    return {
      orders: first?.orders ?? 0,
      totalMinor: first?.totalMinor ?? 0,
      newest: rows.map(({ orderId, name, day, minor, kinds }) => ({
        orderId,
        name,
        day,
        minor,
        kinds,
      })),
    };
  });
}
