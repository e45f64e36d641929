import { withShop, type ShopRef } from "../with-shop.server";
import type { PixelEventKind } from "./event-kinds";

/** An event as it is kept. */
export interface PixelEventRow {
  id: string;
  kind: PixelEventKind;
  /** 32 hexadecimal digits */
  session: string;
  occurredAt: Date;
  page: string;
  channel: string;
  products: readonly number[];
}

/** Keeps events in one statement; what is known by its id is left as it is. Returns how many were new. */
export async function writePixelEvents(
  shop: ShopRef,
  events: readonly PixelEventRow[],
): Promise<number> {
  // In one order everywhere, so that two processes never wait for each other.
  const sorted = [...events].sort((a, b) => (a.id < b.id ? -1 : 1));
  const column = <T>(of: (event: PixelEventRow) => T) => sorted.map(of);
  return withShop(shop, async (tx) => {
    const { rowCount } = await tx.query(
      `insert into pixel_event
         (shop_id, event_id, kind, session_id, occurred_at, page, channel, product_ids)
       select $1::int, id, kind, session::uuid, at::timestamptz, page, channel, products::bigint[]
       from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
         as sent(id, kind, session, at, page, channel, products)
       on conflict do nothing`,
      [
        shop.id,
        column(({ id }) => id),
        column(({ kind }) => kind),
        column(({ session }) => session),
        column(({ occurredAt }) => occurredAt.toISOString()),
        column(({ page }) => page),
        column(({ channel }) => channel),
        column(({ products }) => `{${products.join(",")}}`),
      ],
    );
    return rowCount;
  });
}
