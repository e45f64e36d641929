import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import { withShop, type ShopRef } from "../with-shop.server";
import type { SpendCost } from "./spend-terms";
import { tellPages } from "./tell-pages.server";

export async function listSpendCosts(tx: Queryable, shop: ShopRef): Promise<SpendCost[]> {
  const { rows } = await tx.query<SpendCost>(
    `select id, name, kind, channel, campaign, amount_minor as "amountMinor",
       is_monthly as "isMonthly", from_day as from, to_day as to, is_loaded_only as "isLoadedOnly"
     from spend_cost where shop_id = $1 order by from_day desc, name, id`,
    [shop.id],
  );
  return rows;
}

export async function addSpendCost(
  shop: ShopRef,
  cost: Omit<SpendCost, "id">,
  now: Date,
): Promise<void> {
  await withShop(shop, async (tx) => {
    await tx.query(
      `insert into spend_cost (shop_id, name, kind, channel, campaign, amount_minor, is_monthly,
         from_day, to_day, is_loaded_only, entered_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        shop.id,
        cost.name,
        cost.kind,
        cost.channel,
        cost.campaign,
        cost.amountMinor,
        cost.isMonthly,
        cost.from,
        cost.to,
        cost.isLoadedOnly,
        now,
      ],
    );
    await tellPages(tx, shop);
  });
}

/** The month that ends on this day is its last; one that begins later, has ended before or is of days stays. */
export async function endSpendCost(shop: ShopRef, id: number, lastDay: ShopDay): Promise<void> {
  await withShop(shop, async (tx) => {
    await tx.query(
      `update spend_cost set to_day = $3
       where shop_id = $1 and id = $2 and is_monthly and from_day <= $3
         and (to_day is null or to_day > $3)`,
      [shop.id, id, lastDay],
    );
    await tellPages(tx, shop);
  });
}

export async function deleteSpendCost(shop: ShopRef, id: number): Promise<void> {
  await withShop(shop, async (tx) => {
    await tx.query("delete from spend_cost where shop_id = $1 and id = $2", [shop.id, id]);
    await tellPages(tx, shop);
  });
}
