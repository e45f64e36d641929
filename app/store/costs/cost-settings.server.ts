import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import { withShop, type ShopRef } from "../with-shop.server";
import type { CostSetting, FixedCost } from "./cost-terms";

type SettingKey = Pick<CostSetting, "kind" | "channel" | "from">;

export async function listCostSettings(tx: Queryable, shop: ShopRef): Promise<CostSetting[]> {
  const { rows } = await tx.query<CostSetting>(
    `select kind, nullif(channel, '') as channel, from_day as from, rate_ppm as "ratePpm",
       per_order_minor as "perOrderMinor", per_unit_minor as "perUnitMinor"
     from cost_setting where shop_id = $1 order by kind, channel, from_day`,
    [shop.id],
  );
  return rows;
}

/** In place of what was there of its kind, channel and day. */
export async function writeCostSetting(
  shop: ShopRef,
  setting: CostSetting,
  now: Date,
): Promise<void> {
  await change(shop, (tx) =>
    tx.query(
      `insert into cost_setting (shop_id, kind, channel, from_day, rate_ppm, per_order_minor,
         per_unit_minor, entered_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (shop_id, kind, channel, from_day) do update set rate_ppm = excluded.rate_ppm,
         per_order_minor = excluded.per_order_minor, per_unit_minor = excluded.per_unit_minor,
         entered_at = excluded.entered_at`,
      [
        shop.id,
        setting.kind,
        setting.channel ?? "",
        setting.from,
        setting.ratePpm,
        setting.perOrderMinor,
        setting.perUnitMinor,
        now,
      ],
    ),
  );
}

export async function deleteCostSetting(shop: ShopRef, key: SettingKey): Promise<void> {
  await change(shop, (tx) =>
    tx.query(
      `delete from cost_setting
       where shop_id = $1 and kind = $2 and channel = $3 and from_day = $4`,
      [shop.id, key.kind, key.channel ?? "", key.from],
    ),
  );
}

export async function listFixedCosts(tx: Queryable, shop: ShopRef): Promise<FixedCost[]> {
  const { rows } = await tx.query<FixedCost>(
    `select id, name, monthly_minor as "monthlyMinor", from_month as from, to_month as to
     from fixed_cost where shop_id = $1 order by name, from_month, id`,
    [shop.id],
  );
  return rows;
}

export async function addFixedCost(
  shop: ShopRef,
  cost: Omit<FixedCost, "id">,
  now: Date,
): Promise<void> {
  await change(shop, (tx) =>
    tx.query(
      `insert into fixed_cost (shop_id, name, monthly_minor, from_month, to_month, entered_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [shop.id, cost.name, cost.monthlyMinor, cost.from, cost.to, now],
    ),
  );
}

/** The month is its last; one that begins later is not ended. */
export async function endFixedCost(shop: ShopRef, id: number, lastMonth: ShopDay): Promise<void> {
  await change(shop, (tx) =>
    tx.query(
      `update fixed_cost set to_month = $3 where shop_id = $1 and id = $2 and from_month <= $3`,
      [shop.id, id, lastMonth],
    ),
  );
}

export async function deleteFixedCost(shop: ShopRef, id: number): Promise<void> {
  await change(shop, (tx) =>
    tx.query("delete from fixed_cost where shop_id = $1 and id = $2", [shop.id, id]),
  );
}

/** Open pages hear of it. */
async function change(shop: ShopRef, write: (tx: Queryable) => Promise<unknown>): Promise<void> {
  await withShop(shop, async (tx) => {
    await write(tx);
    await tx.query("update shop set data_version = data_version + 1 where id = $1", [shop.id]);
  });
}
