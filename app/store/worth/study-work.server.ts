import type { Queryable } from "../database.server";
import { withShop, type ShopRef } from "../with-shop.server";

/** How work on a study goes on: see study_work. */
export interface StudyWork {
  /** One after the other that came to nothing; one under way is among them. */
  tries: number;
  /** Why the last one came to nothing; null: it was begun, and nothing was heard of it since. */
  reason: string | null;
  triedAt: Date | null;
  /** Not before then again. */
  nextAt: Date | null;
  /** What is done so far of a study up to a day; to be parsed by whoever made it. */
  endDay: string | null;
  part: unknown;
}

export async function readStudyWork(
  tx: Queryable,
  shop: ShopRef,
  kind: string,
): Promise<StudyWork | null> {
  const { rows } = await tx.query<StudyWork>(
    `select tries, reason, tried_at as "triedAt", next_at as "nextAt", end_day::text as "endDay", part
     from study_work where shop_id = $1 and kind = $2`,
    [shop.id, kind],
  );
  return rows[0] ?? null;
}

/**
 * Puts down that a try begins, before anything is done: one that takes its process with it has been counted.
 * `pauses`: minutes from a try to the next, by number of tries; the last holds from there on.
 */
export async function beginTry(
  shop: ShopRef,
  kind: string,
  pauses: readonly number[],
  now: Date,
): Promise<void> {
  await withShop(shop, (tx) =>
    tx.query(
      `insert into study_work (shop_id, kind, tries, tried_at, next_at)
       values ($1, $2, 1, $3, $3::timestamptz + make_interval(mins => ($4::int[])[1]))
       on conflict (shop_id, kind) do update set tries = study_work.tries + 1, reason = null,
         tried_at = $3, next_at = $3::timestamptz + make_interval(mins =>
           ($4::int[])[least(study_work.tries + 1, cardinality($4::int[]))])`,
      [shop.id, kind, now, pauses],
    ),
  );
}

export async function noteReason(shop: ShopRef, kind: string, reason: string): Promise<void> {
  await withShop(shop, (tx) =>
    tx.query("update study_work set reason = $3 where shop_id = $1 and kind = $2", [
      shop.id,
      kind,
      reason,
    ]),
  );
}

/** What is done so far, of a study up to a day: from here it goes on, at once. */
export async function writePart(
  shop: ShopRef,
  kind: string,
  { endDay, part }: { endDay: string; part: unknown },
): Promise<void> {
  await withShop(shop, (tx) =>
    tx.query(
      `update study_work set tries = 0, reason = null, next_at = null, end_day = $3, part = $4
       where shop_id = $1 and kind = $2`,
      [shop.id, kind, endDay, JSON.stringify(part)],
    ),
  );
}

/** The study is made. */
export async function endWork(shop: ShopRef, kind: string): Promise<void> {
  await withShop(shop, (tx) =>
    tx.query("delete from study_work where shop_id = $1 and kind = $2", [shop.id, kind]),
  );
}
