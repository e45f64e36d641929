import type { Queryable } from "../database.server";
import type { DayRangeRef } from "../rollup/ranges";
import type { ShopRef } from "../with-shop.server";

/** By how much the running spend of all marketing activities grew over a range of days. */
export interface AdSpend {
  spendMinor: number;
  /** We looked on the day before the range and on its last one: the growth is of these days alone. */
  isObserved: boolean;
  /** Shopify has told of some spend by then. */
  hasAny: boolean;
  /** Some of it is in another currency than the shop's. */
  hasOtherCurrency: boolean;
}

/** For each range in the order asked for. */
export async function readAdSpend(
  tx: Queryable,
  shop: ShopRef,
  ranges: readonly DayRangeRef[],
): Promise<AdSpend[]> {
  if (ranges.length === 0) return [];
  const lastUpTo = (day: string) => `
    select coalesce(sum(s.spend_minor), 0)::bigint as spend, count(*)::int as count,
      (count(*) filter (where s.currency is distinct from c.currency))::int as others
    from (
      select distinct on (activity_id) spend_minor, currency from ad_spend_snapshot
      where shop_id = $1 and shop_day <= ${day} order by activity_id, shop_day desc
    ) s, shop c where c.id = $1`;
  const observed = (day: string) => `exists (select from snapshot_run r
    where r.shop_id = $1 and r.kind = 'marketing' and r.shop_day = ${day})`;
  const { rows } = await tx.query<AdSpend>(
    `select (l.spend - b.spend)::bigint as "spendMinor", l.count > 0 as "hasAny",
       l.others > 0 as "hasOtherCurrency",
       ${observed("w.from_day - 1")} and ${observed("w.to_day")} as "isObserved"
     from unnest($2::date[], $3::date[]) with ordinality w(from_day, to_day, place)
     cross join lateral (${lastUpTo("w.to_day")}) l
     cross join lateral (${lastUpTo("w.from_day - 1")}) b
     order by w.place`,
    [shop.id, ranges.map(({ from }) => from), ranges.map(({ to }) => to)],
  );
  return rows;
}
