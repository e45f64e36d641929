import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import type { DayRangeRef } from "../rollup/ranges";
import type { ShopRef } from "../with-shop.server";
import {
  becameNews,
  isNews,
  published,
  type ArchivedCategory,
  type NewError,
} from "./merchandising.server";

/** An error that was there for some time; of one that came again the last time. */
export interface PastError extends NewError {
  fromDay: ShopDay;
  /** On which it was resolved; null: it is still there. */
  untilDay: ShopDay | null;
}

/** Products that failed a check over the same days. */
export interface PastCount {
  checkId: string;
  severity: string;
  /** The first day of all that are read where it is older. */
  fromDay: ShopDay;
  untilDay: ShopDay | null;
  /** New since the base: see NewError. */
  isNews: boolean;
  /** Found after the base, news or not. */
  isAfterBase: boolean;
  products: number;
}

interface Past extends DayRangeRef {
  baseAt: Date;
  /** The shop's time zone. */
  zone: string;
}

// Days are those of the shop. What came and went within a day was not there at its end.
const fromDay = `(${becameNews} at time zone $3)::date`;
const untilDay = "(f.resolved_at at time zone $3)::date";
const wasThere = `${fromDay} <= $5::date and (f.resolved_at is null
  or (f.resolved_at > $2::timestamptz and ${untilDay} > ${fromDay} and ${untilDay} > $4::date))`;

/** Products that had one archived category over the same days. */
export interface PastArchived extends ArchivedCategory {
  fromDay: ShopDay;
  untilDay: ShopDay | null;
}

/** Errors that were news, so many of those of the products that sell most, or all errors of some products. */
export type WhichErrors = { newsUpTo: number } | { productIds: readonly number[] };

/** Errors that were there at the end of a day of a range: those of the products that sell most first. */
export async function readPastErrors(
  tx: Queryable,
  shop: ShopRef,
  { baseAt, zone, from, to }: Past,
  which: WhichErrors,
): Promise<PastError[]> {
  const ofProducts = "productIds" in which;
  const { rows } = await tx.query<PastError>(
    `select f.product_id as "productId", p.title, f.check_id as "checkId", ${becameNews} as since,
       ${fromDay} as "fromDay", ${untilDay} as "untilDay",
       coalesce(s.net_minor, 0)::bigint as "netMinor"
     from quality_finding f
     join product p on p.id = f.product_id and ${published}
     left join quality_sales s on s.shop_id = $1 and s.product_id = f.product_id
     where f.shop_id = $1 and f.severity = 'error' and ${wasThere}
       and ${ofProducts ? "f.product_id = any($6::bigint[])" : `${isNews} and ${becameNews} > $2`}
     order by coalesce(s.net_minor, 0) desc, f.product_id, f.check_id
     ${ofProducts ? "" : "limit $6"}`,
    [shop.id, baseAt, zone, from, to, ofProducts ? which.productIds : which.newsUpTo],
  );
  return rows;
}

/**
 * How many products had each archived category over which days of a range, as the findings of a check name it: a
 * product that was put right has another one by now.
 */
export async function readPastArchived(
  tx: Queryable,
  shop: ShopRef,
  { baseAt, zone, from, to }: Past,
  checkId: string,
): Promise<PastArchived[]> {
  const { rows } = await tx.query<PastArchived>(
    `select coalesce(c.id, f.name) as "categoryId", f.name, f.from_day as "fromDay",
       f.until_day as "untilDay", f.products
     from (
       select f.evidence #>> '{0,values,category}' as name, greatest(${fromDay}, $4::date) as from_day,
         ${untilDay} as until_day, count(*)::int as products
       from quality_finding f
       join product p on p.id = f.product_id and ${published}
       where f.shop_id = $1 and f.check_id = $6 and ${wasThere}
       group by 1, 2, 3
     ) f
     -- A name may have come again with another category.
     left join lateral (
       select id from taxonomy_category where full_name = f.name order by is_archived desc, id limit 1
     ) c on true
     where f.name is not null order by 1, 3`,
    [shop.id, baseAt, zone, from, to, checkId],
  );
  return rows;
}

/** How many products failed each check over which days of a range. */
export async function readPastCounts(
  tx: Queryable,
  shop: ShopRef,
  { baseAt, zone, from, to }: Past,
): Promise<PastCount[]> {
  const { rows } = await tx.query<PastCount>(
    `select f.check_id as "checkId", min(f.severity) as severity,
       greatest(${fromDay}, $4::date) as "fromDay", ${untilDay} as "untilDay",
       (${isNews} and ${becameNews} > $2) as "isNews", f.opened_at > $2 as "isAfterBase",
       count(*)::int as products
     from quality_finding f
     join product p on p.id = f.product_id and ${published}
     where f.shop_id = $1 and ${wasThere}
     group by 1, 3, 4, 5, 6 order by 1, 3`,
    [shop.id, baseAt, zone, from, to],
  );
  return rows;
}
