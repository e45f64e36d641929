import type { MarketingChannel } from "../../lib/marketing-channel";
import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import { withShop, type ShopRef } from "../with-shop.server";
import type { EnteredSpend, SpendBatch } from "./spend-terms";
import { tellPages } from "./tell-pages.server";

export interface NewBatch extends Pick<SpendBatch, "source" | "name" | "format" | "rows"> {
  /** Whose export it is; null: no ad platform's. */
  platform: string | null;
  /**
   * What of these days goes, of the same platform: several of them may be of one channel, and add up. "day":
   * all of the channel's. "campaign": the same campaign's, all of it that stands for the channel as a whole,
   * and what the other source told.
   */
  replaces: "day" | "campaign";
}

/** Enters the days of a file or post in place of what was there of them. */
export async function writeSpend(
  shop: ShopRef,
  batch: NewBatch,
  days: readonly EnteredSpend[],
  now: Date,
): Promise<void> {
  const sorted = days.map(({ day }) => day).sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return;
  await withShop(shop, async (tx) => {
    // One after the other: two files of the same days would else both find nothing to replace.
    await tx.query("select from shop where id = $1 for update", [shop.id]);
    await replaceDays(tx, shop, batch, days);
    const { rows } = await tx.query<{ id: number }>(
      `insert into spend_batch (shop_id, source, name, format, rows, first_day, last_day, entered_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
      [shop.id, batch.source, batch.name, batch.format, batch.rows, first, last, now],
    );
    await insertDays(tx, shop, batch, rows[0]?.id ?? 0, days);
    await forgetEmptyBatches(tx, shop);
    await tellPages(tx, shop);
  });
}

async function replaceDays(
  tx: Queryable,
  shop: ShopRef,
  { source, platform, replaces }: NewBatch,
  days: readonly EnteredSpend[],
): Promise<void> {
  const isWhole = replaces === "day";
  await tx.query(
    `delete from spend_day d
     using (select distinct channel, day, campaign
            from unnest($2::text[], $3::date[], $4::text[]) n(channel, day, campaign)) n
     where d.shop_id = $1 and d.channel = n.channel and d.day = n.day and d.platform = $7
       and ($5::bool or n.campaign = '' or d.campaign in (n.campaign, '') or d.source <> $6)`,
    [
      shop.id,
      days.map(({ channel }) => channel),
      days.map(({ day }) => day),
      days.map(({ campaign }) => campaign ?? ""),
      isWhole,
      source,
      platform ?? "",
    ],
  );
}

async function insertDays(
  tx: Queryable,
  shop: ShopRef,
  { source, platform }: NewBatch,
  batchId: number,
  days: readonly EnteredSpend[],
): Promise<void> {
  await tx.query(
    `insert into spend_day (shop_id, source, batch_id, platform, channel, day, campaign, currency,
       spend_minor, original_minor, rate, is_assumed)
     select $1::int, $2, $3::bigint, $4, n.*
     from unnest($5::text[], $6::date[], $7::text[], $8::text[], $9::bigint[], $10::bigint[],
       $11::numeric[], $12::bool[]) n`,
    [
      shop.id,
      source,
      batchId,
      platform ?? "",
      days.map(({ channel }) => channel),
      days.map(({ day }) => day),
      days.map(({ campaign }) => campaign ?? ""),
      days.map(({ currency }) => currency),
      days.map(({ spendMinor }) => spendMinor),
      days.map(({ originalMinor }) => originalMinor),
      days.map(({ rate }) => rate),
      days.map(({ isAssumed }) => isAssumed),
    ],
  );
}

/** A script that sends the same day every hour would else leave a row for each time. */
async function forgetEmptyBatches(tx: Queryable, shop: ShopRef): Promise<void> {
  await tx.query(
    `delete from spend_batch b where b.shop_id = $1 and not exists (
       select from spend_day d where d.shop_id = $1 and d.batch_id = b.id)`,
    [shop.id],
  );
}

/** Takes away what still counts of a file or post. */
export async function deleteSpendBatch(shop: ShopRef, id: number): Promise<void> {
  await withShop(shop, async (tx) => {
    await tx.query("delete from spend_day where shop_id = $1 and batch_id = $2", [shop.id, id]);
    await forgetEmptyBatches(tx, shop);
    await tellPages(tx, shop);
  });
}

/** The latest, so many at most; `total`: all of them. */
export async function listSpendBatches(
  tx: Queryable,
  shop: ShopRef,
  limit: number,
): Promise<{ batches: SpendBatch[]; total: number }> {
  const { rows: batches } = await tx.query<SpendBatch>(
    `select b.id, b.source, b.name, b.format, b.rows, b.first_day as "firstDay",
       b.last_day as "lastDay", b.entered_at as "enteredAt",
       (select count(distinct (d.channel, d.day))::int from spend_day d
        where d.shop_id = $1 and d.batch_id = b.id) as days
     from spend_batch b where b.shop_id = $1 order by b.entered_at desc, b.id desc limit $2`,
    [shop.id, limit],
  );
  const { rows } = await tx.query<{ total: number }>(
    "select count(*)::int as total from spend_batch where shop_id = $1",
    [shop.id],
  );
  return { batches, total: rows[0]?.total ?? 0 };
}

/** Of which days something was entered for a channel, by file or post. */
export interface EnteredSpan {
  channel: MarketingChannel;
  from: ShopDay;
  to: ShopDay;
}

export async function readEnteredSpans(tx: Queryable, shop: ShopRef): Promise<EnteredSpan[]> {
  const { rows } = await tx.query<EnteredSpan>(
    `select channel, min(day) as from, max(day) as to from spend_day
     where shop_id = $1 group by channel order by channel`,
    [shop.id],
  );
  return rows;
}

/**
 * How many of these days of channels have something entered already: of the same platform, which a file
 * replaces, and of any other, which it adds to. A day may be both.
 */
export async function countEnteredDays(
  shop: ShopRef,
  platform: NewBatch["platform"],
  days: readonly Pick<EnteredSpend, "channel" | "day">[],
): Promise<{ replaced: number; addedTo: number }> {
  return withShop(shop, async (tx) => {
    const { rows } = await tx.query<{ replaced: number; addedTo: number }>(
      `select count(distinct (channel, day)) filter (where d.platform = $4)::int as replaced,
         count(distinct (channel, day)) filter (where d.platform <> $4)::int as "addedTo"
       from spend_day d join unnest($2::text[], $3::date[]) n(channel, day) using (channel, day)
       where d.shop_id = $1`,
      [shop.id, days.map(({ channel }) => channel), days.map(({ day }) => day), platform ?? ""],
    );
    return rows[0] ?? { replaced: 0, addedTo: 0 };
  });
}
