import type { ShopDay } from "../../lib/shop-day";
import type { DayLow, PriceStep } from "../../metrics/products/prior-price";
import type { Queryable } from "../database.server";
import {
  packDays,
  packIntegers,
  unpackDays,
  unpackIntegers,
  unpackNullable,
} from "../packed-columns";
import type { DayRangeRef } from "../rollup/ranges";
import { withShop, type ShopRef } from "../with-shop.server";

/** A change of a price or a compare-at price, on the day it was first seen. */
export interface PriceChangeRow {
  variantId: number;
  day: ShopDay;
  priceMinor: number;
  compareAtMinor: number | null;
  priceBefore: number;
  compareAtBefore: number | null;
  /** Since when the price before is known to have held, and whether that is when prices were first seen. */
  beforeFrom: ShopDay;
  isBeforeFirst: boolean;
  /** When the next change was seen; null: none yet. */
  next: ShopDay | null;
}

/** The newest changes of a range, so many at most, and how many there are by direction. */
export async function readPriceChanges(
  tx: Queryable,
  shop: ShopRef,
  { from, to }: DayRangeRef,
  limit: number,
): Promise<PriceChangeRow[]> {
  const { rows } = await tx.query<PriceChangeRow>(
    `select c.variant_id as "variantId", c.from_day as day, c.price_minor as "priceMinor",
       c.compare_at_minor as "compareAtMinor", b.price_minor as "priceBefore",
       b.compare_at_minor as "compareAtBefore", b.from_day as "beforeFrom",
       b.is_first as "isBeforeFirst", n.from_day as next
     from (
       select * from variant_price
       where shop_id = $1 and not is_first and from_day between $2 and $3
       order by from_day desc, variant_id limit $4
     ) c
     join lateral (
       select * from variant_price b
       where b.shop_id = $1 and b.variant_id = c.variant_id and b.from_day < c.from_day
       order by b.from_day desc limit 1
     ) b on true
     left join lateral (
       select n.from_day from variant_price n
       where n.shop_id = $1 and n.variant_id = c.variant_id and n.from_day > c.from_day
       order by n.from_day limit 1
     ) n on true
     order by c.from_day desc, c.variant_id`,
    [shop.id, from, to, limit],
  );
  return rows;
}

export async function countPriceChanges(
  tx: Queryable,
  shop: ShopRef,
  { from, to }: DayRangeRef,
): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    `select count(*)::int as count from variant_price
     where shop_id = $1 and not is_first and from_day between $2 and $3`,
    [shop.id, from, to],
  );
  return rows[0]?.count ?? 0;
}

/** The first day on which prices of the shop were seen; null: none has been. */
export async function readPricesSince(tx: Queryable, shop: ShopRef): Promise<ShopDay | null> {
  const { rows } = await tx.query<{ day: ShopDay | null }>(
    `select min(shop_day) as day from snapshot_run where shop_id = $1 and kind = 'products'`,
    [shop.id],
  );
  return rows[0]?.day ?? null;
}

/** The days on which prices were read. */
export async function readLookedDays(tx: Queryable, shop: ShopRef): Promise<ReadonlySet<ShopDay>> {
  const { rows } = await tx.query<{ day: ShopDay }>(
    `select shop_day as day from snapshot_run where shop_id = $1 and kind = 'products'`,
    [shop.id],
  );
  return new Set(rows.map(({ day }) => day));
}

/** A variant whose compare-at price is above its price now. */
export interface ReducedVariant {
  /** That its sales have. */
  key: string;
  priceMinor: number;
  compareAtMinor: number;
  /** By day, since its prices are known. */
  steps: PriceStep[];
  /** Lower prices that were seen within a day. */
  lows: DayLow[];
}

/** Every reduced variant of products that can be bought, with its prices so far. */
export async function readReducedVariants(shop: ShopRef): Promise<ReducedVariant[]> {
  // Side by side: most of both is the server packing.
  const [{ rows }, { steps, lows }] = await Promise.all([
    withShop(shop, (tx) =>
      tx.query<Record<"variants" | "prices" | "compareAts", string | null>>(
        `select ${packIntegers("v.id")} as variants, ${packIntegers("v.price_minor")} as prices,
           ${packIntegers("v.compare_at_minor")} as "compareAts"
         from variant v join product p on p.shop_id = $1 and p.id = v.product_id
         where v.shop_id = $1 and v.compare_at_minor > v.price_minor
           and p.deleted_at is null and p.status in ('ACTIVE', 'UNLISTED')`,
        [shop.id],
      ),
    ),
    withShop(shop, async (tx) => ({
      steps: await readStepsOfReduced(tx, shop),
      lows: await readLowsOfReduced(tx, shop),
    })),
  ]);
  const [packed] = rows;
  const [prices, compareAts] = [unpackIntegers(packed?.prices), unpackIntegers(packed?.compareAts)];
  return unpackIntegers(packed?.variants).map((variant, index) => ({
    key: String(variant),
    priceMinor: prices[index] ?? 0,
    compareAtMinor: compareAts[index] ?? 0,
    steps: steps.get(variant) ?? [],
    lows: lows.get(variant) ?? [],
  }));
}

/** Lower prices within a day of reduced variants, by variant; few ever have one. */
async function readLowsOfReduced(tx: Queryable, shop: ShopRef): Promise<Map<number, DayLow[]>> {
  const { rows } = await tx.query<DayLow & { variant: number }>(
    `select l.variant_id as variant, l.low_day as day, l.price_minor as "priceMinor",
       l.compare_at_minor as "compareAtMinor"
     from variant_low l
     join variant v on v.shop_id = $1 and v.id = l.variant_id and v.compare_at_minor > v.price_minor
     where l.shop_id = $1 order by l.variant_id, l.low_day`,
    [shop.id],
  );
  const lows = new Map<number, DayLow[]>();
  for (const { variant, ...low } of rows) lows.set(variant, [...(lows.get(variant) ?? []), low]);
  return lows;
}

/** Prices of reduced variants so far, by variant. */
async function readStepsOfReduced(tx: Queryable, shop: ShopRef): Promise<Map<number, PriceStep[]>> {
  const { rows } = await tx.query<
    Record<"variants" | "days" | "prices" | "compareAts", string | null>
  >(
    `select ${packIntegers("variant_id")} as variants, ${packDays("from_day")} as days,
       ${packIntegers("price_minor")} as prices, ${packIntegers("compare_at_minor")} as "compareAts"
     from (
       select s.variant_id, s.from_day, s.price_minor, s.compare_at_minor
       from variant v join variant_price s on s.shop_id = $1 and s.variant_id = v.id
       where v.shop_id = $1 and v.compare_at_minor > v.price_minor order by s.variant_id, s.from_day
     ) s`,
    [shop.id],
  );
  const [packed] = rows;
  const days = unpackDays(packed?.days);
  const prices = unpackIntegers(packed?.prices);
  const compareAts = unpackNullable(packed?.compareAts);
  const steps = new Map<number, PriceStep[]>();
  for (const [index, variant] of unpackIntegers(packed?.variants).entries()) {
    const step = {
      from: days[index] ?? "",
      priceMinor: prices[index] ?? 0,
      compareAtMinor: compareAts[index] ?? null,
    };
    const known = steps.get(variant);
    if (known) known.push(step);
    else steps.set(variant, [step]);
  }
  return steps;
}
