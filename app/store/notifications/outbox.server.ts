import type { Queryable } from "../database.server";
import { listInstalledShops } from "../shops.server";
import { withShop, type ShopRef } from "../with-shop.server";
import type { NotificationKind } from "./terms";

export interface NewNotification {
  channelId: number;
  /** What it tells of, and to whom: the same is told once. */
  dedupeKey: string;
  kind: NotificationKind;
  scheduleId: number | null;
  /** In no channel's format. */
  message: unknown;
}

/** A message whose delivery a process has taken on. */
export interface ClaimedNotification {
  id: number;
  deliveryId: string;
  channelId: number;
  kind: NotificationKind;
  scheduleId: number | null;
  /** To be parsed. */
  message: unknown;
  /** Of those since it was queued, this one included. */
  attempts: number;
  /** In the log. */
  attemptNo: number;
  queuedAt: Date;
  createdAt: Date;
}

/** Puts a message into the line, once: false where it has been there before. */
export async function addNotification(
  tx: Queryable,
  shop: ShopRef,
  { channelId, dedupeKey, kind, scheduleId, message }: NewNotification,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into notification (shop_id, channel_id, dedupe_key, kind, schedule_id, message, state,
       next_at, queued_at, created_at)
     values ($1, $2, $3, $4, $5, $6, 'waiting', $7, $7, $7)
     on conflict (shop_id, dedupe_key) do nothing`,
    [shop.id, channelId, dedupeKey, kind, scheduleId, JSON.stringify(message), now],
  );
  return rowCount === 1;
}

// A confirmation is all that an address gets before it has confirmed.
const maySend = `(c.state in ('ok', 'failing') or (c.state = 'unconfirmed' and n.kind = 'confirm'))`;

/**
 * Takes on the message that is next: of those due, one that was tried least often. Who dies with it leaves it
 * to others at `until`.
 */
export async function claimNotification(
  tx: Queryable,
  shop: ShopRef,
  { now, until }: { now: Date; until: Date },
): Promise<ClaimedNotification | null> {
  const { rows } = await tx.query<ClaimedNotification>(
    `with due as (
       select n.notification_id from notification n
       join notification_channel c on c.shop_id = n.shop_id and c.channel_id = n.channel_id
       where n.shop_id = $1 and n.state = 'waiting' and n.next_at <= $2
         and (n.claimed_until is null or n.claimed_until <= $2) and ${maySend}
       order by n.attempts, n.notification_id limit 1 for update of n skip locked
     )
     update notification n set attempts = n.attempts + 1, claimed_until = $3
     from due where n.shop_id = $1 and n.notification_id = due.notification_id
     returning n.notification_id as id, n.delivery_id as "deliveryId", n.channel_id as "channelId",
       n.kind, n.schedule_id as "scheduleId", n.message, n.attempts, n.queued_at as "queuedAt",
       n.created_at as "createdAt",
       (select coalesce(max(a.attempt_no), 0) + 1 from notification_attempt a
        where a.shop_id = $1 and a.notification_id = n.notification_id)::int as "attemptNo"`,
    [shop.id, now, until],
  );
  const [claimed] = rows;
  if (!claimed) return null;
  await tx.query(
    `insert into notification_attempt (shop_id, notification_id, attempt_no, started_at)
     values ($1, $2, $3, $4)`,
    [shop.id, claimed.id, claimed.attemptNo, now],
  );
  return claimed;
}

/** It has arrived. */
export async function noteDelivered(
  tx: Queryable,
  shop: ShopRef,
  id: number,
  now: Date,
): Promise<void> {
  await tx.query(
    `update notification set state = 'delivered', delivered_at = $3, claimed_until = null
     where shop_id = $1 and notification_id = $2`,
    [shop.id, id, now],
  );
}

/**
 * It has not arrived, and is tried again at `nextAt`, as is all else that waits for its channel; null: it is
 * given up. What was cancelled meanwhile stays so.
 */
export async function noteUndelivered(
  tx: Queryable,
  shop: ShopRef,
  { id, channelId }: Pick<ClaimedNotification, "id" | "channelId">,
  nextAt: Date | null,
): Promise<void> {
  await tx.query(
    `update notification set claimed_until = null,
       state = case when state = 'waiting' and $3::timestamptz is null then 'given-up' else state end,
       next_at = coalesce($3, next_at)
     where shop_id = $1 and notification_id = $2`,
    [shop.id, id, nextAt],
  );
  if (nextAt === null) return;
  await tx.query(
    `update notification set next_at = $3
     where shop_id = $1 and channel_id = $2 and state = 'waiting' and next_at < $3
       and claimed_until is null`,
    [shop.id, channelId, nextAt],
  );
}

/** Sends a message again, by the id it had; false: the shop has none of this number. */
export async function requeueNotification(
  tx: Queryable,
  shop: ShopRef,
  id: number,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update notification set state = 'waiting', attempts = 0, next_at = $3, queued_at = $3,
       claimed_until = null
     where shop_id = $1 and notification_id = $2 and kind <> 'confirm'
       and (claimed_until is null or claimed_until <= $3)`,
    [shop.id, id, now],
  );
  return rowCount === 1;
}

/** When the next message is due that may be sent; null: none waits. */
export async function readNextDue(tx: Queryable, shop: ShopRef): Promise<Date | null> {
  const { rows } = await tx.query<{ at: Date | null }>(
    `select min(greatest(n.next_at, n.claimed_until)) as at from notification n
     join notification_channel c on c.shop_id = n.shop_id and c.channel_id = n.channel_id
     where n.shop_id = $1 and n.state = 'waiting' and ${maySend}`,
    [shop.id],
  );
  return rows[0]?.at ?? null;
}

/** Forgets what was made before an instant and does not wait. */
export async function forgetNotifications(
  tx: Queryable,
  shop: ShopRef,
  before: Date,
): Promise<void> {
  await tx.query(
    `delete from notification_attempt a using notification n
     where a.shop_id = $1 and n.shop_id = $1 and n.notification_id = a.notification_id
       and n.created_at < $2 and n.state <> 'waiting'`,
    [shop.id, before],
  );
  await tx.query(
    "delete from notification where shop_id = $1 and created_at < $2 and state <> 'waiting'",
    [shop.id, before],
  );
}

/** Installed shops that have a message due. */
export async function listShopsToDeliver(now: Date): Promise<number[]> {
  const due: number[] = [];
  for (const shop of await listInstalledShops()) {
    const next = await withShop(shop, (tx) => readNextDue(tx, shop));
    if (next && next <= now) due.push(shop.id);
  }
  return due;
}
