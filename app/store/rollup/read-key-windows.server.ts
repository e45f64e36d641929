import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import type { StoredDimension } from "./dimensions";
import { readDirtyDays } from "./dirty-days.server";
import type { DayRangeRef } from "./ranges";
import { readSeries } from "./read-sales.server";

/** Days of one key. */
export interface KeyWindow extends DayRangeRef {
  key: string;
}

export interface KeyWindowSums {
  /** Units sold, less those returned. */
  units: number;
  netMinor: number;
}

/**
 * What single keys sold on days of their own, in the order asked for: many short windows, each a few
 * look-ups by day and key. Days that have changed since they were folded are summed from the ledger.
 */
export async function readKeyWindows(
  tx: Queryable,
  shop: ShopRef,
  dimension: StoredDimension,
  windows: readonly KeyWindow[],
): Promise<KeyWindowSums[]> {
  if (windows.length === 0) return [];
  const span = {
    from: windows.reduce((first, { from }) => (from < first ? from : first), "9999-12-31"),
    to: windows.reduce((last, { to }) => (to > last ? to : last), "0001-01-01"),
  };
  const dirty = await readDirtyDays(tx, shop, span);
  const { rows } = await tx.query<KeyWindowSums>(
    `select coalesce(r.units, 0)::int as units, coalesce(r.net, 0)::bigint as "netMinor"
     from unnest($3::text[], $4::date[], $5::date[]) with ordinality
       as w(key, first_day, last_day, place)
     left join lateral (
       select sum(units_sold + units_returned) as units,
         sum(gross_minor + discounts_minor + returns_minor) as net
       from sales_rollup r
       where r.shop_id = $1 and r.dim = $2 and r.grain = 'd' and r.key = w.key
         and r.period = any(array(
           select day::date from generate_series(w.first_day, w.last_day, interval '1 day') day
           where day::date <> all($6::date[])))
     ) r on true
     order by w.place`,
    [
      shop.id,
      dimension,
      windows.map(({ key }) => key),
      windows.map(({ from }) => from),
      windows.map(({ to }) => to),
      dirty,
    ],
  );
  const fresh = await readFreshDays(tx, shop, dimension, dirty);
  return windows.map((window, index) => {
    const sum = { units: rows[index]?.units ?? 0, netMinor: rows[index]?.netMinor ?? 0 };
    for (const [day, keys] of fresh) {
      const sums = day >= window.from && day <= window.to ? keys.get(window.key) : undefined;
      if (!sums) continue;
      sum.units += sums.units;
      sum.netMinor += sums.netMinor;
    }
    return sum;
  });
}

async function readFreshDays(
  tx: Queryable,
  shop: ShopRef,
  dimension: StoredDimension,
  days: readonly ShopDay[],
): Promise<Map<ShopDay, Map<string, KeyWindowSums>>> {
  const [from, to] = [days[0], days.at(-1)];
  const fresh = new Map(days.map((day) => [day, new Map<string, KeyWindowSums>()]));
  if (from === undefined || to === undefined) return fresh;
  for (const row of await readSeries(tx, shop, dimension, { from, to }, "day")) {
    fresh.get(row.period)?.set(row.key, {
      units: row.unitsSold + row.unitsReturned,
      netMinor: row.grossMinor + row.discountsMinor + row.returnsMinor,
    });
  }
  return fresh;
}
