import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import { withShop, type ShopRef } from "../with-shop.server";

/** What a competitor asked for a SKU of ours on a day, in minor units. */
export interface CompetitorPrice {
  sku: string;
  competitor: string;
  day: ShopDay;
  priceMinor: number;
}

/** Enters all of them, each in place of what was there of its SKU, competitor and day. */
export async function writeCompetitorPrices(
  shop: ShopRef,
  prices: readonly CompetitorPrice[],
  now: Date,
): Promise<void> {
  await withShop(shop, async (tx) => {
    await tx.query(
      `insert into competitor_price (shop_id, sku, competitor, seen_day, price_minor, entered_at)
       select $1::int, sku, competitor, day, price, $6::timestamptz
       from unnest($2::text[], $3::text[], $4::date[], $5::bigint[]) e(sku, competitor, day, price)
       on conflict (shop_id, sku, competitor, seen_day) do update
         set price_minor = excluded.price_minor, entered_at = excluded.entered_at`,
      [
        shop.id,
        prices.map(({ sku }) => sku),
        prices.map(({ competitor }) => competitor),
        prices.map(({ day }) => day),
        prices.map(({ priceMinor }) => priceMinor),
        now,
      ],
    );
    await tellPages(tx, shop);
  });
}

/** Takes away every price of a competitor. Returns how many there were. */
export async function deleteCompetitor(shop: ShopRef, competitor: string): Promise<number> {
  return withShop(shop, async (tx) => {
    const { rowCount } = await tx.query(
      "delete from competitor_price where shop_id = $1 and competitor = $2",
      [shop.id, competitor],
    );
    await tellPages(tx, shop);
    return rowCount ?? 0;
  });
}

async function tellPages(tx: Queryable, shop: ShopRef): Promise<void> {
  await tx.query("update shop set data_version = data_version + 1 where id = $1", [shop.id]);
}

export interface CompetitorSummary {
  competitor: string;
  prices: number;
  skus: number;
  lastDay: ShopDay;
}

export async function listCompetitors(tx: Queryable, shop: ShopRef): Promise<CompetitorSummary[]> {
  const { rows } = await tx.query<CompetitorSummary>(
    `select competitor, count(*)::int as prices, count(distinct sku)::int as skus,
       max(seen_day) as "lastDay"
     from competitor_price where shop_id = $1 group by competitor order by competitor`,
    [shop.id],
  );
  return rows;
}

/** The latest price of each competitor for each SKU up to a day. */
export async function readLatestCompetitorPrices(
  tx: Queryable,
  shop: ShopRef,
  upTo: ShopDay,
): Promise<CompetitorPrice[]> {
  const { rows } = await tx.query<CompetitorPrice>(
    `select distinct on (sku, competitor) sku, competitor, seen_day as day,
       price_minor as "priceMinor"
     from competitor_price where shop_id = $1 and seen_day <= $2
     order by sku, competitor, seen_day desc`,
    [shop.id, upTo],
  );
  return rows;
}

/** SKUs that can be sold, of so many variants at most, in order: to be filled in. */
export async function readSkus(tx: Queryable, shop: ShopRef, limit: number): Promise<string[]> {
  const { rows } = await tx.query<{ sku: string }>(
    `select btrim(v.sku) as sku from variant v
     join product p on p.shop_id = $1 and p.id = v.product_id and p.deleted_at is null
       and p.status in ('ACTIVE', 'UNLISTED')
     where v.shop_id = $1 and btrim(v.sku) <> '' order by v.id limit $2`,
    [shop.id, limit],
  );
  return [...new Set(rows.map(({ sku }) => sku))].sort();
}
