import type { Queryable } from "./database.server";
import type { Rows } from "./packed-rows";
import { logAllDays } from "./rollup/dirty-log.server";
import { orderCountryTable, type OrderCountryRow } from "./tables/order-countries";
import { upsertRows } from "./upsert.server";
import { withShop, type ShopRef } from "./with-shop.server";

/** Whether that is so already, and nothing stands in its way. */
export async function isCountryChoice(
  tx: Queryable,
  shop: ShopRef,
  isOn: boolean,
): Promise<boolean> {
  const { rows } = await tx.query<{ isSo: boolean }>(
    `select reads_countries = $2 and countries_denied_at is null as "isSo" from shop where id = $1`,
    [shop.id, isOn],
  );
  return rows[0]?.isSo ?? false;
}

/** From now on countries of orders are asked for, until Shopify denies them. */
export async function allowCountries(tx: Queryable, shop: ShopRef): Promise<void> {
  await tx.query(
    "update shop set reads_countries = true, countries_denied_at = null where id = $1",
    [shop.id],
  );
  // Days that were added up by an older version have no sums by country.
  await logAllDays(tx, shop);
}

/** From now on they are not, and those stored are forgotten. */
export async function forbidCountries(tx: Queryable, shop: ShopRef): Promise<void> {
  await tx.query(
    "update shop set reads_countries = false, countries_denied_at = null where id = $1",
    [shop.id],
  );
  await forgetCountries(tx, shop);
}

/** Shopify does not let the app read them: what may not be read is not kept either. */
export async function denyCountries(tx: Queryable, shop: ShopRef, now: Date): Promise<void> {
  const { rowCount } = await tx.query(
    `update shop set countries_denied_at = $2
     where id = $1 and reads_countries and countries_denied_at is null`,
    [shop.id, now],
  );
  if (rowCount === 1) await forgetCountries(tx, shop);
}

/** The codes and the sums made of them, at once; the sums are made anew without them. */
async function forgetCountries(tx: Queryable, shop: ShopRef): Promise<void> {
  await tx.query("delete from order_country where shop_id = $1", [shop.id]);
  await tx.query("delete from sales_rollup where shop_id = $1 and dim = 'country'", [shop.id]);
  await tx.query("delete from folded_sale where shop_id = $1", [shop.id]);
  await tx.query(
    "update order_fact set first_country = null where shop_id = $1 and first_country is not null",
    [shop.id],
  );
  await logAllDays(tx, shop);
}

/** Writes the countries of orders, unless they may not be kept any more. */
export async function writeOrderCountries(
  tx: Queryable,
  shop: ShopRef,
  rows: Rows<OrderCountryRow>,
): Promise<void> {
  const count = "text" in rows ? rows.count : rows.length;
  if (count === 0) return;
  const { rows: known } = await tx.query<{ mayKeep: boolean }>(
    `select reads_countries and countries_denied_at is null as "mayKeep" from shop where id = $1`,
    [shop.id],
  );
  // Asked for before the merchant, or Shopify, changed their mind.
  if (!known[0]?.mayKeep) return;
  await upsertRows(tx, shop, orderCountryTable, rows);
}

export interface CountryCounts {
  /** Orders of which a country is stored, and all. */
  known: number;
  orders: number;
}

export async function countCountries(shop: ShopRef): Promise<CountryCounts> {
  const { rows } = await withShop(shop, (tx) =>
    tx.query<CountryCounts>(
      `select (select count(*)::int from order_country
               where shop_id = $1 and country_code is not null) as known,
         (select count(*)::int from orders where shop_id = $1 and deleted_at is null) as orders`,
      [shop.id],
    ),
  );
  return rows[0] ?? { known: 0, orders: 0 };
}
