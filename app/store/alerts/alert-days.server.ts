import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import type { DayRangeRef } from "../rollup/ranges";
import type { ShopRef } from "../with-shop.server";

/** What alerts saw of trade up to a day; nulls: it was not known. */
export interface TradeFigures {
  newCustomers: number | null;
  cacMinor: number | null;
  worthToCost: number | null;
  comparedDays: number | null;
  differingDays: number | null;
  reportNetMinor: number | null;
  reportDifferenceMinor: number | null;
}

/** How Shopify was followed on a day; nulls: nobody looked. */
export interface SilenceFigures {
  silentHours: number | null;
  /** Resources whose reading had stopped. */
  stopped: string[] | null;
}

export interface AlertDay extends TradeFigures, SilenceFigures {
  day: ShopDay;
}

/** Keeps what is known of a day, in place of what was known of it before. */
export async function writeTradeFigures(
  tx: Queryable,
  shop: ShopRef,
  day: ShopDay,
  figures: TradeFigures,
): Promise<void> {
  const known = (column: string) => `${column} = coalesce(excluded.${column}, alert_day.${column})`;
  await tx.query(
    `insert into alert_day (shop_id, shop_day, ${tradeColumns.join(", ")})
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (shop_id, shop_day) do update set ${tradeColumns.map(known).join(", ")}
     where (${columnsOf("alert_day")}) is distinct from (${columnsOf("excluded")})`,
    [
      ...[shop.id, day, figures.newCustomers, figures.cacMinor, figures.worthToCost],
      ...[figures.comparedDays, figures.differingDays],
      ...[figures.reportNetMinor, figures.reportDifferenceMinor],
    ],
  );
}

const tradeColumns = [
  ...["new_customers", "cac_minor", "worth_to_cost", "compared_days", "differing_days"],
  ...["report_net_minor", "report_difference_minor"],
];
const columnsOf = (of: string) => tradeColumns.map((column) => `${of}.${column}`).join(", ");

/** Keeps the longest silence of a day, and all that had stopped on it. */
export async function writeSilence(
  tx: Queryable,
  shop: ShopRef,
  day: ShopDay,
  { silentHours, stopped }: { silentHours: number; stopped: readonly string[] },
): Promise<void> {
  await tx.query(
    `insert into alert_day (shop_id, shop_day, silent_hours, stopped)
     values ($1, $2, $3, $4::text[])
     on conflict (shop_id, shop_day) do update set
       silent_hours = greatest(alert_day.silent_hours, excluded.silent_hours),
       stopped = array(select distinct unnest(coalesce(alert_day.stopped, '{}') || excluded.stopped)
         order by 1)
     where alert_day.silent_hours is null or alert_day.silent_hours < excluded.silent_hours
       or not excluded.stopped <@ coalesce(alert_day.stopped, '{}')`,
    [shop.id, day, silentHours, [...stopped]],
  );
}

/** Days before one are kept no longer. */
export async function forgetAlertDays(
  tx: Queryable,
  shop: ShopRef,
  before: ShopDay,
): Promise<void> {
  await tx.query("delete from alert_day where shop_id = $1 and shop_day < $2::date", [
    shop.id,
    before,
  ]);
}

/** What is kept of the days of a range, in order. */
export async function readAlertDays(
  tx: Queryable,
  shop: ShopRef,
  { from, to }: DayRangeRef,
): Promise<AlertDay[]> {
  const { rows } = await tx.query<AlertDay>(
    `select shop_day as day, new_customers as "newCustomers", cac_minor as "cacMinor",
       worth_to_cost as "worthToCost", compared_days as "comparedDays",
       differing_days as "differingDays", report_net_minor as "reportNetMinor",
       report_difference_minor as "reportDifferenceMinor", silent_hours as "silentHours", stopped
     from alert_day where shop_id = $1 and shop_day between $2::date and $3::date
     order by shop_day`,
    [shop.id, from, to],
  );
  return rows;
}
