import type { Queryable } from "../database.server";
import { isOnlineSql } from "../rollup/order-place";
import type { ShopRef } from "../with-shop.server";

/** How often a visit came before an order, in the whole history; orders that were not cancelled. */
export interface TouchUse {
  /** As stored (see touch_of in the migrations); null: none is known. */
  touch: string | null;
  /** False: placed where no visits are told of, such as in a shop or as a draft. */
  isOnline: boolean;
  /** Of whose first order it was the first visit. */
  newCustomers: number;
  /** Of which it was the first visit, and the last one. */
  orders: number;
  lastOrders: number;
}

/** Of all orders, those of nobody known too. Touches are few beside the orders. */
export async function readTouchUses(tx: Queryable, shop: ShopRef): Promise<TouchUse[]> {
  const ofNobody = `from orders where shop_id = $1 and customer_id is null and not is_test
      and deleted_at is null and cancelled_at is null group by 1, 2`;
  const isOnline = isOnlineSql("orders");
  const { rows } = await tx.query<TouchUse>(
    `select touch, is_online as "isOnline", sum(customers)::int as "newCustomers",
       sum(firsts)::int as orders, sum(lasts)::int as "lastOrders"
     from (
       select touch, is_online, count(*) filter (where place = 1) as customers,
         count(*) as firsts, 0 as lasts
       from order_fact where shop_id = $1 and is_counted group by 1, 2
       union all
       select last_touch, is_online, 0, 0, count(*)
       from order_fact where shop_id = $1 and is_counted group by 1, 2
       union all
       select first_touch, ${isOnline}, 0, count(*), 0 ${ofNobody}
       union all
       select last_touch, ${isOnline}, 0, 0, count(*) ${ofNobody}
     ) uses
     group by 1, 2 order by 4 desc, 5 desc, 1, 2`,
    [shop.id],
  );
  return rows;
}
