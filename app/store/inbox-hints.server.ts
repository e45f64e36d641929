import { database } from "./database.server";
import { maxTries } from "./inbox.server";
import type { ShopRef } from "./with-shop.server";

/** A webhook that says what to read again. */
export interface HintRow {
  topic: string;
  webhookId: string;
  payload: unknown;
  receivedAt: Date;
}

// As for every job: who has held it for so long has died.
const claimMs = 2 * 60_000;

const waiting = `processed_at is null and tries < ${maxTries}`;

/**
 * Takes a shop's oldest waiting hints for `claimant`, and all others that name the same objects, which
 * will have been read with them: nobody else gets them until they are finished,
 * given back, or the claimant has been silent for two minutes. Those that come meanwhile are not among
 * them, whatever they name.
 */
export async function claimHints(
  shop: ShopRef,
  topics: readonly string[],
  { claimant, now, limit }: { claimant: string; now: Date; limit: number },
): Promise<HintRow[]> {
  const db = await database();
  const { rows } = await db.query<HintRow>(
    `with open as (
       select topic, webhook_id, received_at, payload ->> 'id' as object from webhook_inbox
       where shop_domain = $1 and topic = any($2::text[]) and ${waiting}
         and (not_before is null or not_before <= $4)
         and (claimed_until is null or claimed_until <= $4)
       for update skip locked),
     oldest as (select topic, webhook_id, object from open
       order by received_at, topic, webhook_id limit $6)
     update webhook_inbox set claimed_by = $3, claimed_until = $5
     where shop_domain = $1 and (topic, webhook_id) in (
       select topic, webhook_id from oldest
       union select topic, webhook_id from open where object in (select object from oldest))
     returning topic, webhook_id as "webhookId", payload, received_at as "receivedAt"`,
    [shop.domain, [...topics], claimant, now, new Date(now.getTime() + claimMs), limit],
  );
  return rows;
}

/** Ends those of what was claimed whose objects have been read. */
export async function finishHints(
  shop: ShopRef,
  claimant: string,
  rows: readonly HintRow[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  const db = await database();
  await db.query(
    `update webhook_inbox set processed_at = $3, error = null, claimed_by = null, claimed_until = null
     where shop_domain = $1 and claimed_by = $2 and processed_at is null
       and (topic, webhook_id) in (select * from unnest($4::text[], $5::text[]))`,
    [
      shop.domain,
      claimant,
      now,
      rows.map(({ topic }) => topic),
      rows.map(({ webhookId }) => webhookId),
    ],
  );
}

/** Says that the claimant is still at it, so that nobody takes it for dead. */
export async function renewClaim(shop: ShopRef, claimant: string, now: Date): Promise<void> {
  const db = await database();
  await db.query(
    `update webhook_inbox set claimed_until = $3
     where shop_domain = $1 and claimed_by = $2 and processed_at is null`,
    [shop.domain, claimant, new Date(now.getTime() + claimMs)],
  );
}

/** Gives back what was claimed, to be taken up again at once, or after a pause where it failed. */
export async function releaseClaim(
  shop: ShopRef,
  claimant: string,
  failure?: { error: string; now: Date },
): Promise<void> {
  const db = await database();
  const failed = failure
    ? `, error = $3, tries = tries + 1,
       not_before = $4::timestamptz + interval '10 seconds' * power(2, tries)`
    : "";
  await db.query(
    `update webhook_inbox set claimed_by = null, claimed_until = null${failed}
     where shop_domain = $1 and claimed_by = $2 and processed_at is null`,
    [shop.domain, claimant, ...(failure ? [failure.error, failure.now] : [])],
  );
}

/** Gives back some of what was claimed, which failed by itself: it is taken up again after a pause, the longer each time. */
export async function failHints(
  shop: ShopRef,
  claimant: string,
  rows: readonly HintRow[],
  failure: { error: string; now: Date },
): Promise<void> {
  const db = await database();
  await db.query(
    `update webhook_inbox set claimed_by = null, claimed_until = null, error = $3, tries = tries + 1,
       not_before = $4::timestamptz + interval '10 seconds' * power(2, tries)
     where shop_domain = $1 and claimed_by = $2 and processed_at is null
       and (topic, webhook_id) in (select * from unnest($5::text[], $6::text[]))`,
    [
      ...[shop.domain, claimant, failure.error, failure.now],
      rows.map(({ topic }) => topic),
      rows.map(({ webhookId }) => webhookId),
    ],
  );
}

/** Installed shops that have hints to be read now. Asked across shops, by the inbox's job only. */
export async function listHintedShops(topics: readonly string[], now: Date): Promise<number[]> {
  const db = await database();
  const { rows } = await db.query<{ id: number }>(
    `select id from shop
     where uninstalled_at is null and needs_reauth_at is null and currency is not null
       and exists (select from webhook_inbox
         where shop_domain = shop.domain and topic = any($1::text[]) and ${waiting}
           and (not_before is null or not_before <= $2)
           and (claimed_until is null or claimed_until <= $2))
     order by id`,
    [[...topics], now],
  );
  return rows.map(({ id }) => id);
}

/** Whether the shop has hints that are yet to be read, whoever holds them; not those given up. */
export async function hasWaitingHints(shop: ShopRef, topics: readonly string[]): Promise<boolean> {
  const db = await database();
  const { rows } = await db.query<{ has: boolean }>(
    `select exists (select from webhook_inbox where shop_domain = $1
       and topic = any($2::text[]) and ${waiting}) as has`,
    [shop.domain, [...topics]],
  );
  return rows[0]?.has ?? false;
}

/**
 * Forgets hints that nobody will read: of shops that do not have the app, and those received before
 * `before`, since when everything has been asked for in other ways.
 */
export async function dropHints(topics: readonly string[], before: Date): Promise<void> {
  const db = await database();
  await db.query(
    `delete from webhook_inbox i where topic = any($1::text[]) and processed_at is null
       and (received_at < $2 or not exists (
         select from shop where domain = i.shop_domain and uninstalled_at is null))`,
    [[...topics], before],
  );
}

/** Gives back all that is claimed, of any shop: for the only process there is, when it starts. */
export async function releaseAllClaims(): Promise<void> {
  const db = await database();
  await db.query(
    "update webhook_inbox set claimed_by = null, claimed_until = null where claimed_by is not null",
  );
}
