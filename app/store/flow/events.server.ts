import { z } from "zod";
import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import {
  flowErrorCodes,
  type FlowBacklog,
  type StoredFlowError,
  type UnsentFlowEvent,
  type WaitingFlowEvent,
} from "./terms";

const codeSchema = z.enum(flowErrorCodes).catch("failed");

/** Puts into the line what is of no product. */
export async function addFlowEvent(
  tx: Queryable,
  shop: ShopRef,
  { handle, fields }: { handle: string; fields: Readonly<Record<string, string>> },
  now: Date,
): Promise<void> {
  await tx.query(
    "insert into flow_event (shop_id, handle, fields, created_at) values ($1, $2, $3, $4)",
    [shop.id, handle, JSON.stringify(fields), now],
  );
}

const eventColumns = `event_id as "eventId", handle, product_id as "productId",
  check_id as "checkId", fields`;

/** The next events that wait, in the order in which they happened. */
export async function listWaitingFlowEvents(
  tx: Queryable,
  shop: ShopRef,
  limit: number,
): Promise<WaitingFlowEvent[]> {
  const { rows } = await tx.query<WaitingFlowEvent>(
    `select ${eventColumns}, requeued_at is not null as "isRequeued" from flow_event
     where shop_id = $1 and state = 'waiting' order by event_id limit $2`,
    [shop.id, limit],
  );
  return rows;
}

/** Notes that an event was sent (null), or that Shopify would not have it. */
export async function settleFlowEvent(
  tx: Queryable,
  shop: ShopRef,
  eventId: number,
  { error, now }: { error: StoredFlowError | null; now: Date },
): Promise<void> {
  await tx.query(
    `update flow_event set state = case when $3::text is null then 'sent' else 'refused' end,
       attempts = attempts + 1, error_code = $3, detail = $4, settled_at = $5
     where shop_id = $1 and event_id = $2 and state = 'waiting'`,
    [shop.id, eventId, error?.code ?? null, error?.detail ?? null, now],
  );
}

/**
 * Notes that an event could not be sent, and gives it up where it waits since `giveUpBefore` or longer. Where Shopify
 * answered it `mostAttempts` times with an error of its own, it counts as refused, and holds up nothing; where nothing says
 * that it is not the event's own fault, it is given up then. Those behind it have their own last try.
 */
export async function failFlowEvent(
  tx: Queryable,
  shop: ShopRef,
  eventId: number,
  {
    error,
    giveUpBefore,
    mostAttempts,
    now,
  }: { error: StoredFlowError; giveUpBefore: Date; mostAttempts: number; now: Date },
): Promise<void> {
  await tx.query(
    `update flow_event set attempts = attempts + 1,
       own_failures = own_failures + case when $3 in ('failed', 'erred') then 1 else 0 end
     where shop_id = $1 and event_id = $2 and state = 'waiting'`,
    [shop.id, eventId, error.code],
  );
  await tx.query(
    `update flow_event set error_code = $3, detail = $4, settled_at = $5,
       state = case when $3 = 'erred' and ${waitsSince} > $2 then 'refused' else 'given-up' end
     where shop_id = $1 and event_id = $6 and state = 'waiting'
       and (${waitsSince} <= $2 or $3 in ('failed', 'erred') and own_failures >= $7)`,
    [shop.id, giveUpBefore, error.code, error.detail, now, eventId, mostAttempts],
  );
}

const waitsSince = "case when requeued_at is null then created_at else requeued_at end";
const isUnsent = "state in ('refused', 'given-up')";

/** How long after it was refused an event is tried again, and how old it may be then. */
export interface FlowRetries {
  refusedBefore: Date;
  happenedAfter: Date;
}

/**
 * Refused events that are worth another try: not of products that are gone, and not where the same product and rule has
 * had something to tell since. $2: how old they may be.
 */
const isRetried = `e.shop_id = $1 and e.state = 'refused' and ${waitsSince} > $2
  and (e.product_id is null or exists (select from product p
    where p.shop_id = $1 and p.id = e.product_id and p.deleted_at is null))
  and not exists (select from flow_event later where later.shop_id = $1
    and later.product_id = e.product_id and later.check_id = e.check_id
    and later.event_id > e.event_id)`;

/** Whether a refused event is due to be tried again. */
export async function hasRetriedFlowEvents(
  tx: Queryable,
  shop: ShopRef,
  { refusedBefore, happenedAfter }: FlowRetries,
): Promise<boolean> {
  const { rows } = await tx.query<{ has: boolean }>(
    `select exists(select from flow_event e where ${isRetried} and e.settled_at <= $3) as has`,
    [shop.id, happenedAfter, refusedBefore],
  );
  return rows[0]?.has ?? false;
}

/** Has those wait again that are due. */
export async function retryFlowEvents(
  tx: Queryable,
  shop: ShopRef,
  { refusedBefore, happenedAfter }: FlowRetries,
): Promise<void> {
  await tx.query(
    `update flow_event e set state = 'waiting', own_failures = 0, settled_at = null,
       error_code = null, detail = null
     where ${isRetried} and e.settled_at <= $3`,
    [shop.id, happenedAfter, refusedBefore],
  );
}

/** Has everything that was refused or given up wait again; returns how many there were. */
export async function requeueFlowEvents(tx: Queryable, shop: ShopRef, now: Date): Promise<number> {
  const { rowCount } = await tx.query(
    `update flow_event set state = 'waiting', attempts = 0, own_failures = 0, requeued_at = $2, settled_at = null,
       error_code = null, detail = null
     where shop_id = $1 and ${isUnsent}`,
    [shop.id, now],
  );
  return rowCount ?? 0;
}

/** How much waits for Flow, and how much it did not get; what happened after `happenedAfter` is tried again by itself. */
export async function readFlowBacklog(
  tx: Queryable,
  shop: ShopRef,
  happenedAfter: Date,
): Promise<FlowBacklog> {
  const { rows: waiting } = await tx.query<Pick<FlowBacklog, "waiting" | "waitingSince">>(
    `select count(*)::int as waiting, min(${waitsSince}) as "waitingSince" from flow_event
     where shop_id = $1 and state = 'waiting'`,
    [shop.id],
  );
  const { rows: unsent } = await tx.query<
    Pick<FlowBacklog, "refused" | "refusedAt" | "givenUp" | "givenUpAt">
  >(
    `select count(*) filter (where state = 'refused')::int as refused,
       max(settled_at) filter (where state = 'refused') as "refusedAt",
       count(*) filter (where state = 'given-up')::int as "givenUp",
       max(settled_at) filter (where state = 'given-up') as "givenUpAt"
     from flow_event where shop_id = $1 and ${isUnsent}`,
    [shop.id],
  );
  const { rows: retried } = await tx.query<Pick<FlowBacklog, "retried" | "retriedSince">>(
    `select count(*)::int as retried, min(e.settled_at) as "retriedSince" from flow_event e
     where ${isRetried}`,
    [shop.id, happenedAfter],
  );
  const none = { refused: 0, refusedAt: null, givenUp: 0, givenUpAt: null };
  const again = { retried: 0, retriedSince: null, ...retried[0] };
  return { waiting: 0, waitingSince: null, ...none, ...waiting[0], ...unsent[0], ...again };
}

type UnsentRow = Omit<UnsentFlowEvent, "error"> & { code: string | null; detail: string | null };

/** The last of what Flow did not get. */
export async function listUnsentFlowEvents(
  tx: Queryable,
  shop: ShopRef,
  limit: number,
): Promise<UnsentFlowEvent[]> {
  const { rows } = await tx.query<UnsentRow>(
    `select e.event_id as "eventId", e.handle, e.product_id as "productId", e.check_id as "checkId",
       e.fields, e.state, e.created_at as "createdAt", e.settled_at as "settledAt", e.attempts,
       e.error_code as code, e.detail, p.title as product
     from (select * from flow_event where shop_id = $1 and ${isUnsent}
       order by settled_at desc, event_id desc limit $2) e
     left join product p on p.shop_id = $1 and p.id = e.product_id and p.deleted_at is null
     order by e.settled_at desc, e.event_id desc`,
    [shop.id, limit],
  );
  return rows.map(({ code, detail, ...row }) => ({
    ...row,
    // Before codes were kept, only what was refused was.
    error: { code: codeSchema.parse(code ?? "refused"), detail },
  }));
}

/** Forgets what was sent and what was not, where it is that old. */
export async function forgetFlowEvents(
  tx: Queryable,
  shop: ShopRef,
  before: { sent: Date; unsent: Date },
): Promise<void> {
  await tx.query(
    "delete from flow_event where shop_id = $1 and state = 'sent' and settled_at < $2",
    [shop.id, before.sent],
  );
  await tx.query(`delete from flow_event where shop_id = $1 and ${isUnsent} and settled_at < $2`, [
    shop.id,
    before.unsent,
  ]);
}
