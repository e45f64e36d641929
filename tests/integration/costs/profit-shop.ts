import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { putOrder } from "../../setup/sales-rows";

let orders = 0;

/** An order of two units for 10.00 each, with 5.00 of shipping. */
export async function sell(shop: ShopRow, at: string, variant: number, channel = "Online Store") {
  const day = at.slice(0, 10);
  orders += 1;
  await withShop(shop, (tx) =>
    putOrder(tx, shop, {
      id: orders,
      placedAt: at,
      customer: null,
      channel,
      lines: [{ id: 1, product: variant === 11 ? 1 : 2, variant }],
      sales: [
        { id: 1, at, day, line: 1, quantity: 2, gross: 2_000 },
        { id: 2, at, day, lineType: "SHIPPING", shipping: 500 },
      ],
    }),
  );
}

/** A look at marketing late on a day, and what an activity had spent on it; null: nothing is told. */
export async function spend(shop: ShopRow, day: string, minor: number | null, currency = "USD") {
  await withShop(shop, async (tx) => {
    await tx.query(
      `insert into snapshot_run (shop_id, kind, shop_day, finished_at)
       values ($1, 'marketing', $2::date, $2::date + time '23:00') on conflict do nothing`,
      [shop.id, day],
    );
    if (minor === null) return;
    await tx.query(
      `insert into ad_spend_snapshot (shop_id, activity_id, shop_day, spend_minor, currency)
       values ($1, 7, $2, $3, $4)`,
      [shop.id, day, minor, currency],
    );
  });
}
