import { z } from "zod";
import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import { flowErrorCodes, type FlowChannel, type StoredFlowError } from "./terms";

const errorSchema = z
  .object({ code: z.enum(flowErrorCodes).catch("failed"), detail: z.string().nullable() })
  .nullable();

/** What is known of Flow; null: the shop has never had anything to tell it. */
export async function readFlowChannel(tx: Queryable, shop: ShopRef): Promise<FlowChannel | null> {
  const { rows } = await tx.query<FlowChannel & { error: unknown }>(
    `select state, since, error, sent_at as "sentAt", next_at as "nextAt" from flow_channel
     where shop_id = $1`,
    [shop.id],
  );
  const [row] = rows;
  return row ? { ...row, error: errorSchema.parse(row.error) } : null;
}

/** Whether anything is due to be told, and nobody is at it. */
export async function hasFlowEvents(tx: Queryable, shop: ShopRef, now: Date): Promise<boolean> {
  const { rows } = await tx.query<{ has: boolean }>(
    `select exists(select from flow_event where shop_id = $1 and state = 'waiting')
       and not exists(select from flow_channel
         where shop_id = $1 and (next_at > $2 or held_until > $2)) as has`,
    [shop.id, now],
  );
  return rows[0]?.has ?? false;
}

/**
 * Has nobody else tell Flow anything until `until`, or `releaseFlowChannel`: whoever holds it dies by then or is done.
 * Null: another process holds it, or a pause is not over. Else how often in a row it has failed.
 */
export async function holdFlowChannel(
  tx: Queryable,
  shop: ShopRef,
  { now, until }: { now: Date; until: Date },
): Promise<{ failures: number } | null> {
  const { rows } = await tx.query<{ failures: number }>(
    `insert into flow_channel (shop_id, since, next_at, held_until) values ($1, $2, $2, $3)
     on conflict (shop_id) do update set held_until = excluded.held_until
       where flow_channel.next_at <= $2
         and (flow_channel.held_until is null or flow_channel.held_until <= $2)
     returning failures`,
    [shop.id, now, until],
  );
  return rows[0] ?? null;
}

export async function releaseFlowChannel(tx: Queryable, shop: ShopRef): Promise<void> {
  await tx.query("update flow_channel set held_until = null where shop_id = $1", [shop.id]);
}

/**
 * What the last attempt says of it. `isTold`: it took the event, else it refused it or failed; `failingFrom`: with so many
 * failures in a row it is failing.
 */
export async function noteFlowOutcome(
  tx: Queryable,
  shop: ShopRef,
  outcome: {
    error: StoredFlowError | null;
    isTold: boolean;
    failingFrom: number;
    nextAt: Date;
    now: Date;
  },
): Promise<void> {
  const { error, isTold, failingFrom, nextAt, now } = outcome;
  await tx.query(
    `with next as (
       select case when $2::jsonb is null then 'ok' when failures + 1 >= $3 then 'failing'
         else state end as state
       from flow_channel where shop_id = $1
     )
     update flow_channel c set error = $2::jsonb, state = next.state,
       failures = case when $2::jsonb is null then 0 else c.failures + 1 end,
       since = case when c.state = next.state then c.since else $5 end,
       sent_at = case when $6 then $5 else c.sent_at end, next_at = $4
     from next where c.shop_id = $1`,
    [shop.id, error && JSON.stringify(error), failingFrom, nextAt, now, isTold],
  );
}

/** What waits may be tried at once. */
export async function hurryFlowChannel(tx: Queryable, shop: ShopRef, now: Date): Promise<void> {
  await tx.query("update flow_channel set next_at = $2 where shop_id = $1 and next_at > $2", [
    shop.id,
    now,
  ]);
}
