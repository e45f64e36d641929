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
 * Notes that an event could not be sent, and gives it up where it waits since `giveUpBefore` or longer, or where it was
 * tried `mostAttempts` times and nothing says that it is not its own fault. Those behind it have their own last try.
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
    `update flow_event set attempts = attempts + 1
     where shop_id = $1 and event_id = $2 and state = 'waiting'`,
    [shop.id, eventId],
  );
  await tx.query(
    `update flow_event set state = 'given-up', error_code = $3, detail = $4, settled_at = $5
     where shop_id = $1 and event_id = $6 and state = 'waiting'
       and (${waitsSince} <= $2 or $3 = 'failed' and attempts >= $7)`,
    [shop.id, giveUpBefore, error.code, error.detail, now, eventId, mostAttempts],
  );
}

const waitsSince = "case when requeued_at is null then created_at else requeued_at end";
const isUnsent = "state in ('refused', 'given-up')";

/** Has everything that was refused or given up wait again; returns how many there were. */
export async function requeueFlowEvents(tx: Queryable, shop: ShopRef, now: Date): Promise<number> {
  const { rowCount } = await tx.query(
    `update flow_event set state = 'waiting', attempts = 0, requeued_at = $2, settled_at = null,
       error_code = null, detail = null
     where shop_id = $1 and ${isUnsent}`,
    [shop.id, now],
  );
  return rowCount ?? 0;
}

/** How much waits for Flow, and how much it did not get. */
export async function readFlowBacklog(tx: Queryable, shop: ShopRef): Promise<FlowBacklog> {
  const { rows: waiting } = await tx.query<Pick<FlowBacklog, "waiting" | "waitingSince">>(
    `select count(*)::int as waiting, min(${waitsSince}) as "waitingSince" from flow_event
     where shop_id = $1 and state = 'waiting'`,
    [shop.id],
  );
  const { rows: unsent } = await tx.query<Omit<FlowBacklog, "waiting" | "waitingSince">>(
    `select count(*) filter (where state = 'refused')::int as refused,
       max(settled_at) filter (where state = 'refused') as "refusedAt",
       count(*) filter (where state = 'given-up')::int as "givenUp",
       max(settled_at) filter (where state = 'given-up') as "givenUpAt"
     from flow_event where shop_id = $1 and ${isUnsent}`,
    [shop.id],
  );
  const none = { refused: 0, refusedAt: null, givenUp: 0, givenUpAt: null };
  return { waiting: 0, waitingSince: null, ...none, ...waiting[0], ...unsent[0] };
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
