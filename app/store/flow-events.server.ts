import type { Queryable } from "./database.server";
import type { ShopRef } from "./with-shop.server";

/** Something that workflows of Shopify Flow are to be told: of an error of a product, or what `fields` say. */
export interface FlowEvent {
  eventId: number;
  /** Of the trigger. */
  handle: string;
  productId: number | null;
  checkId: string | null;
  /** By the names of the trigger's own fields; to be parsed. */
  fields: unknown;
  attempts: number;
}

/** Puts into the line what is of no product. */
export async function addFlowEvent(
  tx: Queryable,
  shop: ShopRef,
  { handle, fields }: { handle: string; fields: Readonly<Record<string, string>> },
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into flow_event (shop_id, handle, fields, created_at, next_try_at)
     values ($1, $2, $3, $4, $4)`,
    [shop.id, handle, JSON.stringify(fields), now],
  );
}

/** Whether anything is due to be sent. */
export async function hasFlowEvents(tx: Queryable, shop: ShopRef, now: Date): Promise<boolean> {
  const { rows } = await tx.query<{ has: boolean }>(
    `select exists(select from flow_event
       where shop_id = $1 and state = 'waiting' and next_try_at <= $2) as has`,
    [shop.id, now],
  );
  return rows[0]?.has ?? false;
}

/**
 * The next events that are due, in their order. Nobody else gets them until `heldUntil`: whoever sends them settles
 * them by then, or has died.
 */
export async function takeFlowEvents(
  tx: Queryable,
  shop: ShopRef,
  { limit, now, heldUntil }: { limit: number; now: Date; heldUntil: Date },
): Promise<FlowEvent[]> {
  const { rows } = await tx.query<FlowEvent>(
    `with due as (
       select event_id from flow_event
       where shop_id = $1 and state = 'waiting' and next_try_at <= $2
       order by event_id limit $3 for update skip locked
     )
     update flow_event e set next_try_at = $4, attempts = e.attempts + 1 from due d
     where e.shop_id = $1 and e.event_id = d.event_id
     returning e.event_id as "eventId", e.handle, e.product_id as "productId",
       e.check_id as "checkId", e.fields, e.attempts`,
    [shop.id, now, limit, heldUntil],
  );
  return rows.sort((one, other) => one.eventId - other.eventId);
}

/** Notes that an event was sent, or that Shopify would not have it. */
export async function settleFlowEvent(
  tx: Queryable,
  shop: ShopRef,
  eventId: number,
  { state, detail, now }: { state: "sent" | "refused"; detail: string | null; now: Date },
): Promise<void> {
  await tx.query(
    `update flow_event set state = $3, detail = $4, settled_at = $5
     where shop_id = $1 and event_id = $2`,
    [shop.id, eventId, state, detail, now],
  );
}

/** Has events wait to be sent again. */
export async function postponeFlowEvents(
  tx: Queryable,
  shop: ShopRef,
  eventIds: readonly number[],
  until: Date,
): Promise<void> {
  await tx.query(
    `update flow_event set next_try_at = $3
     where shop_id = $1 and event_id = any($2::bigint[]) and state = 'waiting'`,
    [shop.id, [...eventIds], until],
  );
}

/** Forgets what was settled before an instant, and what could not be sent for as long. */
export async function forgetFlowEvents(tx: Queryable, shop: ShopRef, before: Date): Promise<void> {
  await tx.query("delete from flow_event where shop_id = $1 and created_at < $2", [
    shop.id,
    before,
  ]);
}
