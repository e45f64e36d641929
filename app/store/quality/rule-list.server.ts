import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import type { ProductFilter } from "./product-list.server";

/** What a check's open findings come to. */
export interface RuleSums {
  checkId: string;
  /** Products. */
  failed: number;
  unknown: number;
  /** Of the products that failed. */
  netMinor: number;
  stockMinor: number;
}

/** Of all products, as they were last added up. */
export async function readRuleSums(tx: Queryable, shop: ShopRef): Promise<RuleSums[]> {
  const { rows } = await tx.query<RuleSums>(
    `select check_id as "checkId", failed, unknown, net_minor as "netMinor",
       stock_minor as "stockMinor"
     from quality_rule where shop_id = $1 order by check_id`,
    [shop.id],
  );
  return rows;
}

/** Of the products of a vendor, a type or a status. */
export async function readRuleSumsOf(
  tx: Queryable,
  shop: ShopRef,
  { vendor, type, status }: Pick<ProductFilter, "vendor" | "type" | "status">,
): Promise<RuleSums[]> {
  const { rows } = await tx.query<RuleSums>(
    `with wanted as materialized (
       select failed, unknown, stock_minor, net_minor from quality_listed
       where shop_id = $1 and ($2::text is null or vendor = $2)
         and ($3::text is null or product_type = $3) and ($4::text is null or status = $4)
     ),
     -- Many products fail the same rules: what they come to is added up before it is told by rule.
     parts as (
       select f.key as check_id, g.products as failed, 0 as unknown, g.net_minor, g.stock_minor
       from (
         select failed, count(*) as products, sum(net_minor) as net_minor, sum(stock_minor) as stock_minor
         from wanted where failed is not null group by failed
       ) g, unnest(g.failed) f(key)
       union all
       select k.key, 0, g.products, 0, 0
       from (
         select unknown, count(*) as products from wanted where unknown is not null group by unknown
       ) g, unnest(g.unknown) k(key)
     )
     select check_id as "checkId", sum(failed)::int as failed, sum(unknown)::int as unknown,
       sum(net_minor)::bigint as "netMinor", sum(stock_minor)::bigint as "stockMinor"
     from parts group by check_id order by check_id`,
    [shop.id, vendor, type, status],
  );
  return rows;
}

export interface QualityDayRow {
  day: ShopDay;
  score: number | null;
  errors: number;
  warnings: number;
  hints: number;
}

/** The days since one on which products were checked. */
export async function readQualityDays(
  tx: Queryable,
  shop: ShopRef,
  from: ShopDay,
): Promise<QualityDayRow[]> {
  const { rows } = await tx.query<QualityDayRow>(
    `select shop_day as day, score, errors, warnings, hints
     from quality_day where shop_id = $1 and shop_day >= $2 order by shop_day`,
    [shop.id, from],
  );
  return rows;
}
