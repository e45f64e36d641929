import type { Database } from "../../../app/store/database.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { markHistoryRead, putOrder, putProduct, type OrderFixture } from "../../setup/sales-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";

/** When the shops are looked at. */
export const now = new Date("2026-11-28T15:00:00Z");

/** An order of one product, with a day of its own. */
function orderOf(
  id: number,
  day: string,
  gross: number,
  more: Partial<OrderFixture> & {
    product?: number;
    time?: string;
    returns?: [string, number];
  } = {},
): OrderFixture {
  const { product = 1, time = "12:00", returns, ...order } = more;
  const at = `${day}T${time}:00Z`;
  return {
    id,
    placedAt: at,
    customer: id,
    channel: "Online Store",
    lines: [{ id: id * 10, product, variant: product * 100 }],
    sales: [
      { id: id * 10, at, day, line: id * 10, quantity: 2, gross },
      { id: id * 10 + 1, at, day, lineType: "SHIPPING", shipping: 500, taxes: 30 },
      ...(returns
        ? [
            {
              id: id * 10 + 2,
              at: `${returns[0]}T10:00:00Z`,
              day: returns[0],
              reason: "RETURN",
              actionType: "RETURN",
              line: id * 10,
              quantity: -1,
              returns: returns[1],
            },
          ]
        : []),
    ],
    ...order,
  };
}

/** A shop with orders in November 2026, before it and a year earlier, and another with one order. */
export async function openTwoShops(): Promise<{ db: Database; shop: ShopRow; other: ShopRow }> {
  const db = await openTestDatabase();
  const shop = await installTestShop(db, "one.myshopify.com");
  const other = await installTestShop(db, "two.myshopify.com");
  await withShop(shop, async (tx) => {
    await putProduct(tx, shop, { id: 1, type: "Cap", vendor: "Arbor" });
    await putProduct(tx, shop, { id: 2, type: "Hat", vendor: "Arbor" });
    await tx.query("update product set tags = '{warm,new}' where shop_id = $1 and id = 1", [
      shop.id,
    ]);
    await tx.query(
      `insert into collection (shop_id, id, title, handle, sort_order, is_smart, description_html,
         updated_at) values ($1, 5, 'Winter', 'winter', 'MANUAL', false, '', '2026-01-01Z')`,
      [shop.id],
    );
    await tx.query(
      "insert into collection_product (shop_id, collection_id, product_id) values ($1, 5, 1)",
      [shop.id],
    );
    // Of product 1 a unit costs 3.00.
    await tx.query(
      `insert into variant_snapshot (shop_id, variant_id, shop_day, price_minor, unit_cost_minor)
       values ($1, 100, '2026-11-30', 0, 300)`,
      [shop.id],
    );
    // A year earlier: within November's first 27 days, and a day after them.
    await putOrder(
      tx,
      shop,
      orderOf(8, "2025-11-09", 8_000, { returns: ["2025-11-20", -2_000], codes: ["A"] }),
    );
    await putOrder(tx, shop, orderOf(9, "2025-11-28", 900));
    await putOrder(tx, shop, orderOf(1, "2026-10-20", 4_000));
    await putOrder(tx, shop, orderOf(2, "2026-11-02", 10_000, { codes: ["A", "B"] }));
    await putOrder(tx, shop, orderOf(3, "2026-11-05", 6_000, { product: 2, codes: ["A"] }));
    await putOrder(
      tx,
      shop,
      orderOf(4, "2026-11-09", 2_000, {
        channel: "Point of Sale",
        customer: 2,
        codes: ["B"],
        returns: ["2026-11-20", -1_000],
      }),
    );
    // On the last day and the day before: before and after the hour of the reading.
    await putOrder(tx, shop, orderOf(5, "2026-11-28", 700, { time: "14:00" }));
    await putOrder(tx, shop, orderOf(6, "2026-11-27", 300, { time: "14:00" }));
    await putOrder(tx, shop, orderOf(7, "2026-11-27", 50, { time: "16:00", channel: null }));
    await markHistoryRead(tx, shop);
    await tx.query("update sync_resource set covers_to = $2 where shop_id = $1", [shop.id, now]);
  });
  await withShop(other, async (tx) => {
    await putOrder(tx, other, orderOf(2, "2026-11-03", 77));
    await markHistoryRead(tx, other);
    await tx.query("update sync_resource set covers_to = $2 where shop_id = $1", [other.id, now]);
  });
  await db.query(
    `insert into sync_slice (shop_id, resource, slice_no, status, roots_done)
     select id, 'orders', 0, 'done', 1 from shop`,
  );
  await foldShop(shop, now);
  return { db, shop, other };
}
