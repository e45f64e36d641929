import {
  sessionDimensions,
  shopifySessionsDayTable,
  shopifySessionsPartTable,
  type SessionCounts,
  type SessionDimension,
  type ShopifySessionsDayRow,
  type ShopifySessionsPartRow,
} from "./tables/reports";
import { upsertRows } from "./upsert.server";
import { withShop, type ShopRef } from "./with-shop.server";

interface Days {
  from: string;
  to: string;
}

/** Keeps visits by day. A day's landing pages, once asked for, stay. */
export async function writeSessionDays(
  shop: ShopRef,
  rows: readonly Omit<ShopifySessionsDayRow, "hasLandingPages">[],
): Promise<void> {
  const days = rows.map(({ shopDay }) => shopDay);
  await withShop(shop, async (tx) => {
    const known = await tx.query<{ day: string }>(
      `select shop_day as day from shopify_sessions_day
       where shop_id = $1 and shop_day = any($2::date[]) and has_landing_pages`,
      [shop.id, days],
    );
    const withPages = new Set(known.rows.map(({ day }) => day));
    await upsertRows(
      tx,
      shop,
      shopifySessionsDayTable,
      rows.map((row) => ({ ...row, hasLandingPages: withPages.has(row.shopDay) })),
    );
  });
}

/** Replaces what is known of one dimension on these days. */
export async function replaceSessionParts(
  shop: ShopRef,
  dimension: SessionDimension,
  { from, to }: Days,
  rows: readonly ShopifySessionsPartRow[],
): Promise<void> {
  await withShop(shop, async (tx) => {
    await tx.query(
      `delete from shopify_sessions_part
       where shop_id = $1 and dimension = $2 and shop_day between $3 and $4`,
      [shop.id, dimension, from, to],
    );
    await upsertRows(tx, shop, shopifySessionsPartTable, rows);
    if (dimension === "landing_page") {
      await tx.query(
        `update shopify_sessions_day set has_landing_pages = true
         where shop_id = $1 and shop_day between $2 and $3`,
        [shop.id, from, to],
      );
    }
  });
}

/** Days of visits whose landing pages were not asked for, newest first. */
export async function listDaysWithoutLandingPages(
  shop: ShopRef,
  { from, to }: Days,
): Promise<string[]> {
  return withShop(shop, async (tx) => {
    const { rows } = await tx.query<{ day: string }>(
      `select shop_day as day from shopify_sessions_day
       where shop_id = $1 and shop_day between $2 and $3 and not has_landing_pages and sessions > 0
       order by shop_day desc`,
      [shop.id, from, to],
    );
    return rows.map(({ day }) => day);
  });
}

export interface SessionsDay extends SessionCounts {
  day: string;
  isHumanOnly: boolean;
  hasLandingPages: boolean;
  checkedAt: Date;
}

/** The days that were asked for, in order. */
export async function readSessionDays(shop: ShopRef, { from, to }: Days): Promise<SessionsDay[]> {
  return withShop(shop, async (tx) => {
    const { rows } = await tx.query<SessionsDay>(
      `select shop_day as day, sessions, cart_additions as "cartAdditions",
         reached_checkout as "reachedCheckout", completed_checkout as "completedCheckout",
         is_human_only as "isHumanOnly", has_landing_pages as "hasLandingPages",
         checked_at as "checkedAt"
       from shopify_sessions_day where shop_id = $1 and shop_day between $2 and $3
       order by shop_day`,
      [shop.id, from, to],
    );
    return rows;
  });
}

/** The first and the last day that were asked for; null: none. */
export async function readSessionCoverage(
  shop: ShopRef,
): Promise<{ from: string; to: string } | null> {
  return withShop(shop, async (tx) => {
    const { rows } = await tx.query<{ from: string | null; to: string | null }>(
      `select min(shop_day) as from, max(shop_day) as to
       from shopify_sessions_day where shop_id = $1`,
      [shop.id],
    );
    const { from, to } = rows[0] ?? {};
    return from && to ? { from, to } : null;
  });
}

export interface SessionsPart extends SessionCounts {
  dimension: SessionDimension;
  value: string;
}

/** What the days amount to by device, referrer and landing page, the most visited first. */
export async function readSessionParts(shop: ShopRef, { from, to }: Days): Promise<SessionsPart[]> {
  return withShop(shop, async (tx) => {
    // Each dimension is named: the index has days within them, and would be read as a whole.
    const { rows } = await tx.query<SessionsPart>(
      `select dimension, value, sum(sessions)::bigint as sessions,
         sum(cart_additions)::bigint as "cartAdditions",
         sum(reached_checkout)::bigint as "reachedCheckout",
         sum(completed_checkout)::bigint as "completedCheckout"
       from shopify_sessions_part
       where shop_id = $1 and dimension = any($4) and shop_day between $2 and $3
       group by dimension, value order by dimension, sum(sessions) desc, value`,
      [shop.id, from, to, [...sessionDimensions]],
    );
    return rows;
  });
}
