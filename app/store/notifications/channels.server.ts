import { env } from "../../env.server";
import type { Queryable } from "../database.server";
import { createTokenBox } from "../token-box.server";
import type { ShopRef } from "../with-shop.server";
import type { ChannelKind, ChannelRow, Severity, StoredDeliveryError } from "./terms";

/** More of them nobody looks after. */
export const mostChannels = 20;

const columns = `channel_id as id, kind, address, secret, severities, tells_resolved as "tellsResolved",
  state, error, since, confirm_sent_at as "confirmSentAt"`;

const box = () => createTokenBox(env().TOKEN_KEYS);

/** In the order in which they were added. */
export async function listChannels(tx: Queryable, shop: ShopRef): Promise<ChannelRow[]> {
  const { rows } = await tx.query<ChannelRow>(
    `select ${columns} from notification_channel where shop_id = $1 order by channel_id`,
    [shop.id],
  );
  return rows.map(unseal);
}

/** One of the shop's; null: it has none of this number. */
export async function readChannel(
  tx: Queryable,
  shop: ShopRef,
  channelId: number,
): Promise<ChannelRow | null> {
  const { rows } = await tx.query<ChannelRow>(
    `select ${columns} from notification_channel where shop_id = $1 and channel_id = $2`,
    [shop.id, channelId],
  );
  return rows[0] ? unseal(rows[0]) : null;
}

function unseal(row: ChannelRow): ChannelRow {
  const { open } = box();
  return { ...row, address: open(row.address), secret: row.secret && open(row.secret) };
}

/** A new channel; null where the shop has as many as it may. */
export async function addChannel(
  tx: Queryable,
  shop: ShopRef,
  channel: { kind: ChannelKind; address: string; secret: string | null; isConfirmed: boolean },
  now: Date,
): Promise<number | null> {
  const { seal } = box();
  const { rows } = await tx.query<{ id: number }>(
    `insert into notification_channel
       (shop_id, kind, address, secret, severities, tells_resolved, state, since, created_at)
     select $1, $2, $3, $4, '{critical,warning}', false, $5, $6, $6
     where (select count(*) from notification_channel where shop_id = $1) < $7
     returning channel_id as id`,
    [
      shop.id,
      channel.kind,
      seal(channel.address),
      channel.secret && seal(channel.secret),
      channel.isConfirmed ? "ok" : "unconfirmed",
      now,
      mostChannels,
    ],
  );
  return rows[0]?.id ?? null;
}

/** Which alerts a channel tells of; false: the shop has no such channel. */
export async function writeChannelChoice(
  tx: Queryable,
  shop: ShopRef,
  channelId: number,
  choice: { severities: readonly Severity[]; tellsResolved: boolean },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update notification_channel set severities = $3, tells_resolved = $4
     where shop_id = $1 and channel_id = $2`,
    [shop.id, channelId, [...choice.severities], choice.tellsResolved],
  );
  return rowCount === 1;
}

/** Forgets a channel with its messages, their log and its schedules. */
export async function deleteChannel(
  tx: Queryable,
  shop: ShopRef,
  channelId: number,
): Promise<void> {
  const ids = [shop.id, channelId];
  await tx.query(
    `delete from notification_attempt a using notification n where a.shop_id = $1 and n.shop_id = $1
       and n.notification_id = a.notification_id and n.channel_id = $2`,
    ids,
  );
  for (const table of ["notification", "notification_schedule", "notification_channel"]) {
    await tx.query(`delete from ${table} where shop_id = $1 and channel_id = $2`, ids);
  }
}

/** Its address has said yes. False: there is no such channel that waits for it. */
export async function confirmChannel(
  tx: Queryable,
  shop: ShopRef,
  channelId: number,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update notification_channel set state = 'ok', since = $3, error = null
     where shop_id = $1 and channel_id = $2 and state = 'unconfirmed'`,
    [shop.id, channelId, now],
  );
  return rowCount === 1;
}

/** Notes that a channel is asked to confirm; false where it was asked after `askedBefore`. */
export async function noteConfirmationAsked(
  tx: Queryable,
  shop: ShopRef,
  channelId: number,
  { now, askedBefore }: { now: Date; askedBefore: Date },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update notification_channel set confirm_sent_at = $3
     where shop_id = $1 and channel_id = $2 and state = 'unconfirmed'
       and (confirm_sent_at is null or confirm_sent_at <= $4)`,
    [shop.id, channelId, now, askedBefore],
  );
  return rowCount === 1;
}

/** Nothing more goes to it, nor what waits to. False: there is no such channel. */
export async function stopChannel(
  tx: Queryable,
  shop: ShopRef,
  channelId: number,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update notification_channel set state = 'stopped', error = null,
       since = case when state = 'stopped' then since else $3 end
     where shop_id = $1 and channel_id = $2`,
    [shop.id, channelId, now],
  );
  await tx.query(
    `update notification set state = 'cancelled'
     where shop_id = $1 and channel_id = $2 and state = 'waiting'`,
    [shop.id, channelId],
  );
  return rowCount === 1;
}

/** A channel that was stopped asks for its address's consent again, or goes on where it needs none. */
export async function restartChannel(
  tx: Queryable,
  shop: ShopRef,
  channelId: number,
  { isConfirmed, now }: { isConfirmed: boolean; now: Date },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update notification_channel set state = $3, since = $4
     where shop_id = $1 and channel_id = $2 and state = 'stopped'`,
    [shop.id, channelId, isConfirmed ? "ok" : "unconfirmed", now],
  );
  return rowCount === 1;
}

/** What the last attempt says of a channel. `isFailing`: false while it may have been chance. */
export async function noteChannelOutcome(
  tx: Queryable,
  shop: ShopRef,
  channelId: number,
  outcome: { error: StoredDeliveryError | null; isFailing: boolean; now: Date },
): Promise<void> {
  const { error, isFailing, now } = outcome;
  await tx.query(
    `with next as (
       select case when state not in ('ok', 'failing') then state
         when $3::jsonb is null then 'ok' when $4 then 'failing' else state end as state
       from notification_channel where shop_id = $1 and channel_id = $2
     )
     update notification_channel c set error = $3::jsonb, state = next.state,
       since = case when c.state = next.state then c.since else $5 end
     from next where c.shop_id = $1 and c.channel_id = $2`,
    [shop.id, channelId, error && JSON.stringify(error), isFailing, now],
  );
}
