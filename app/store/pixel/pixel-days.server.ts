import type { SessionCounts } from "../tables/reports";
import { withShop, type ShopRef } from "../with-shop.server";

interface Days {
  from: string;
  to: string;
}

const counts = `sessions, cart_additions as "cartAdditions",
  reached_checkout as "reachedCheckout", completed_checkout as "completedCheckout"`;
const sums = `sum(sessions)::bigint as sessions, sum(cart_additions)::bigint as "cartAdditions",
  sum(reached_checkout)::bigint as "reachedCheckout",
  sum(completed_checkout)::bigint as "completedCheckout"`;

export interface PixelDay extends SessionCounts {
  day: string;
  rolledUpAt: Date;
}

/** The days on which the pixel was on, in order. */
export function readPixelDays(shop: ShopRef, { from, to }: Days): Promise<PixelDay[]> {
  return withShop(shop, async (tx) => {
    const { rows } = await tx.query<PixelDay>(
      `select shop_day as day, ${counts}, rolled_up_at as "rolledUpAt"
       from pixel_day where shop_id = $1 and shop_day between $2 and $3 order by shop_day`,
      [shop.id, from, to],
    );
    return rows;
  });
}

export interface PixelPart extends SessionCounts {
  dimension: "channel" | "landing_page" | "product";
  /** A channel, a path, or the number of a product. */
  value: string;
  /** What the product is called; null for what is no product. */
  title: string | null;
}

/** What the days amount to by channel, landing page and product, the most visited first. */
export function readPixelParts(
  shop: ShopRef,
  { from, to }: Days,
  mostProducts: number,
): Promise<PixelPart[]> {
  return withShop(shop, async (tx) => {
    const parts = await tx.query<PixelPart>(
      `select dimension, value, null as title, ${sums}
       from pixel_day_part where shop_id = $1 and shop_day between $2 and $3
       group by dimension, value order by dimension, sum(sessions) desc, value`,
      [shop.id, from, to],
    );
    const products = await tx.query<PixelPart>(
      `select 'product' as dimension, d.product_id::text as value, p.title, d.sessions,
         d."cartAdditions", d."reachedCheckout", d."completedCheckout"
       from (select product_id, ${sums} from pixel_product_day
             where shop_id = $1 and shop_day between $2 and $3
             group by product_id order by sum(sessions) desc, product_id limit $4) d
         left join product p on p.shop_id = $1 and p.id = d.product_id
       order by d.sessions desc, d.product_id`,
      [shop.id, from, to, mostProducts],
    );
    return [...parts.rows, ...products.rows];
  });
}

/** How often a product was looked at; null where the pixel was on on none of these days. */
export function readProductViews(
  shop: ShopRef,
  productId: number,
  { from, to }: Days,
): Promise<{ views: number; since: string } | null> {
  return withShop(shop, async (tx) => {
    const { rows } = await tx.query<{ since: string | null; views: number }>(
      `select min(shop_day) as since,
         (select coalesce(sum(views), 0)::bigint from pixel_product_day
          where shop_id = $1 and product_id = $2 and shop_day between $3 and $4) as views
       from pixel_day where shop_id = $1 and shop_day between $3 and $4`,
      [shop.id, productId, from, to],
    );
    const [row] = rows;
    return row?.since ? { views: row.views, since: row.since } : null;
  });
}
