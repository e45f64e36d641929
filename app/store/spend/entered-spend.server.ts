import type { Queryable } from "../database.server";
import { withShop, type ShopRef } from "../with-shop.server";
import type { EnteredSpend, SpendBatch } from "./spend-terms";
import { deleteReplacedDays } from "./replaced-days.server";
import { tellPages } from "./tell-pages.server";

export interface NewBatch extends Pick<SpendBatch, "source" | "name" | "format" | "rows"> {
  /** Whose export it is; null: no ad platform's. */
  platform: string | null;
  /** Of a file: entered again, it takes its own place as a whole. */
  digest?: string | null;
  /** See replaced-days. */
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
    await deleteReplacedDays(tx, shop, batch, days);
    const { rows } = await tx.query<{ id: number }>(
      `insert into spend_batch (shop_id, source, name, format, rows, first_day, last_day, entered_at,
         digest)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
      [
        ...[shop.id, batch.source, batch.name, batch.format, batch.rows, first, last, now],
        batch.digest ?? null,
      ],
    );
    await insertDays(tx, shop, batch, rows[0]?.id ?? 0, days);
    await forgetEmptyBatches(tx, shop);
    await tellPages(tx, shop);
  });
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
     select $1::int, $2, $3::bigint, n.*
     from unnest($4::text[], $5::text[], $6::date[], $7::text[], $8::text[], $9::bigint[], $10::bigint[],
       $11::numeric[], $12::bool[]) n`,
    [
      shop.id,
      source,
      batchId,
      days.map((day) => day.platform ?? platform ?? ""),
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
