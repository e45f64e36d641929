import type { Queryable } from "../database.server";
import { withShop, type ShopRef } from "../with-shop.server";

/** The days that are added up anew, and where the events that decide about them begin. */
export interface RollUpWindow {
  /** IANA zone of the shop's days. */
  zone: string;
  /** The first and the last day that are added up. */
  from: string;
  to: string;
  /** Events from here on are read: a visit belongs to the day on which it began. */
  eventsFrom: Date;
}

// Landing pages of a day; the rest is known as what is left of the day.
const mostPages = 50;
const mostProducts = 2_000;

// A visit with the day of its first event; that event says where it came from.
const visits = `visit as (
  select session_id, (min(occurred_at) at time zone $2)::date as day,
    (array_agg(page order by occurred_at, event_id))[1] as page,
    (array_agg(channel order by occurred_at, event_id))[1] as channel,
    bool_or(kind = 'cart') as carts, bool_or(kind in ('checkout', 'completed')) as reaches,
    bool_or(kind = 'completed') as completes, count(*) filter (where kind = 'page') as pages
  from pixel_event where shop_id = $1 and occurred_at >= $3
  group by session_id
)`;
const counts = `count(*) as sessions, count(*) filter (where carts) as cart_additions,
  count(*) filter (where reaches) as reached_checkout,
  count(*) filter (where completes) as completed_checkout`;
const countColumns = "sessions, cart_additions, reached_checkout, completed_checkout";

/** Adds the days up anew from their events, in one transaction with what is known of the pixel. */
export async function rollUpDays(
  shop: ShopRef,
  window: RollUpWindow,
  { firstDay, now, took }: { firstDay: string; now: Date; took: () => number },
): Promise<void> {
  const { zone, from, to, eventsFrom } = window;
  await withShop(shop, async (tx) => {
    // Two processes that add up the same shop do so one after the other.
    await tx.query("select from web_pixel where shop_id = $1 for update", [shop.id]);
    for (const table of ["pixel_day", "pixel_day_part", "pixel_product_day"]) {
      await tx.query(`delete from ${table} where shop_id = $1 and shop_day between $2 and $3`, [
        shop.id,
        from,
        to,
      ]);
    }
    const days = [shop.id, zone, eventsFrom, from, to] as const;
    await tx.query(
      `with ${visits}
       insert into pixel_day (shop_id, shop_day, ${countColumns}, page_views, rolled_up_at)
       select $1::int, d::date, count(v.session_id), count(*) filter (where carts),
         count(*) filter (where reaches), count(*) filter (where completes),
         coalesce(sum(pages), 0), $6
       from generate_series($4::date, $5::date, interval '1 day') d
         left join visit v on v.day = d::date
       where d::date >= $7::date or v.session_id is not null
       group by d`,
      [...days, now, firstDay],
    );
    await tx.query(
      `with ${visits}, part as (
         select day, 'channel' as dimension, channel as value, ${counts}, 1 as place
         from visit where day between $4 and $5 group by day, channel
         union all
         select day, 'landing_page', page, ${counts},
           row_number() over (partition by day order by count(*) desc, page)
         from visit where day between $4 and $5 group by day, page
       )
       insert into pixel_day_part (shop_id, shop_day, dimension, value, ${countColumns})
       select $1::int, day, dimension, value, ${countColumns} from part where place <= $6`,
      [...days, mostPages],
    );
    await writeProductDays(tx, days);
    await tx.query(
      `update web_pixel set rolled_up_at = $2, rolling_up_ms = $3, last_event_at =
         coalesce((select max(occurred_at) from pixel_event where shop_id = $1), last_event_at)
       where shop_id = $1`,
      [shop.id, now, Math.round(took())],
    );
  });
}

/** Only the shop's own products: numbers that somebody made up leave no rows. */
async function writeProductDays(tx: Queryable, days: readonly unknown[]): Promise<void> {
  await tx.query(
    `with ${visits}, seen as (
       select v.day, e.session_id, product_id, count(*) filter (where kind = 'product') as views,
         bool_or(kind = 'cart') as carts, bool_or(kind in ('checkout', 'completed')) as reaches,
         bool_or(kind = 'completed') as completes
       from pixel_event e join visit v using (session_id) cross join unnest(e.product_ids) product_id
       where e.shop_id = $1 and e.occurred_at >= $3 and v.day between $4 and $5
       group by v.day, e.session_id, product_id
     ), product_day as (
       select day, product_id, sum(s.views) as views, ${counts},
         row_number() over (partition by day order by count(*) desc, product_id) as place
       from seen s join product p on p.shop_id = $1 and p.id = s.product_id
       group by day, product_id
     )
     insert into pixel_product_day (shop_id, shop_day, product_id, views, ${countColumns})
     select $1::int, day, product_id, views, ${countColumns} from product_day where place <= $6`,
    [...days, mostProducts],
  );
}

/** Takes events away that decide about nothing any more. */
export async function forgetPixelEvents(shop: ShopRef, before: Date): Promise<void> {
  await withShop(shop, (tx) =>
    tx.query("delete from pixel_event where shop_id = $1 and occurred_at < $2", [shop.id, before]),
  );
}

/** Whether events have come since the last time, or could have: theirs may be up to an hour earlier. */
export async function hasEventsSince(shop: ShopRef, since: Date): Promise<boolean> {
  return withShop(shop, async (tx) => {
    const { rows } = await tx.query<{ has: boolean }>(
      `select exists (select from pixel_event where shop_id = $1 and occurred_at >= $2) as has`,
      [shop.id, since],
    );
    return rows[0]?.has ?? false;
  });
}
