import { randomBytes } from "node:crypto";
import { database } from "../database.server";
import { withShop, type ShopRef } from "../with-shop.server";

/** A shop's storefront pixel. */
export interface WebPixel {
  /** By it the pixel names its shop. */
  publicId: string;
  /** Shopify's id; null where the pixel is not there (any more). */
  shopifyId: string | null;
  endpoint: string;
  turnedOnAt: Date;
  /** Null: it is on. */
  turnedOffAt: Date | null;
  lastEventAt: Date | null;
  rolledUpAt: Date | null;
}

const columns = `public_id as "publicId", shopify_id as "shopifyId", endpoint,
  turned_on_at as "turnedOnAt", turned_off_at as "turnedOffAt", last_event_at as "lastEventAt",
  rolled_up_at as "rolledUpAt"`;

/** The shop's pixel; null where it was never turned on. */
export function readWebPixel(shop: ShopRef): Promise<WebPixel | null> {
  return withShop(shop, async (tx) => {
    const { rows } = await tx.query<WebPixel>(
      `select ${columns} from web_pixel where shop_id = $1`,
      [shop.id],
    );
    return rows[0] ?? null;
  });
}

/** The id that the shop's pixel has or is to have: it stays the same when it is turned off and on again. */
export async function preparePublicId(shop: ShopRef): Promise<string> {
  return (await readWebPixel(shop))?.publicId ?? randomBytes(16).toString("hex");
}

/** Notes that the pixel is on at Shopify: from now on its events count. */
export async function recordPixelOn(
  shop: ShopRef,
  pixel: { publicId: string; shopifyId: string; endpoint: string },
  now: Date,
): Promise<void> {
  await withShop(shop, (tx) =>
    tx.query(
      `insert into web_pixel (shop_id, public_id, shopify_id, endpoint, turned_on_at)
       values ($1, $2, $3, $4, $5)
       on conflict (shop_id) do update set shopify_id = excluded.shopify_id,
         endpoint = excluded.endpoint, turned_off_at = null,
         turned_on_at = case when web_pixel.turned_off_at is null then web_pixel.turned_on_at
                             else excluded.turned_on_at end`,
      [shop.id, pixel.publicId, pixel.shopifyId, pixel.endpoint, now],
    ),
  );
}

/** Notes that the pixel is gone at Shopify; `forget` takes its events away too, added up or not. */
export async function recordPixelOff(
  shop: ShopRef,
  now: Date,
  { forget = false } = {},
): Promise<void> {
  await withShop(shop, async (tx) => {
    await tx.query(
      `update web_pixel set shopify_id = null, turned_off_at = coalesce(turned_off_at, $2)
       where shop_id = $1`,
      [shop.id, now],
    );
    if (forget) await tx.query("delete from pixel_event where shop_id = $1", [shop.id]);
  });
}

/** Whose events a public id names, and are to be kept. */
export interface PixelOwner extends ShopRef {
  publicId: string;
}

/**
 * The shops of these ids whose pixel is on and whose app is installed. One of the few questions asked
 * before the shop is known.
 */
export async function findPixelOwners(publicIds: readonly string[]): Promise<PixelOwner[]> {
  const db = await database();
  const { rows } = await db.query<PixelOwner>(
    `select s.id, s.domain, p.public_id as "publicId" from web_pixel p join shop s on s.id = p.shop_id
     where p.public_id = any($1::text[]) and p.turned_off_at is null and s.uninstalled_at is null`,
    [publicIds],
  );
  return rows;
}

// A shop is added up every minute, or so seldom that it takes a fiftieth of the time.
const everyMs = 60_000;
const restPerWork = 50;

/** Shops whose events are due to be added up. Asked across all shops. */
export async function listShopsToRollUp(now: Date): Promise<number[]> {
  const db = await database();
  const { rows } = await db.query<{ shopId: number }>(
    `select p.shop_id as "shopId" from web_pixel p join shop s on s.id = p.shop_id
     where s.uninstalled_at is null
       and (p.turned_off_at is null or p.turned_off_at > $1::timestamptz - interval '7 days')
       and (p.rolled_up_at is null
       or p.rolled_up_at <= $1::timestamptz
         - greatest($2::int, p.rolling_up_ms * $3::int) * interval '1 millisecond')
     order by p.shop_id`,
    // The schedule is no clock: what is due in some seconds is due.
    [new Date(now.getTime() + 10_000), everyMs, restPerWork],
  );
  return rows.map(({ shopId }) => shopId);
}
