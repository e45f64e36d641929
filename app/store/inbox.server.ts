import { database } from "./database.server";

export interface InboxRow {
  shopDomain: string;
  topic: string;
  webhookId: string;
  eventId: string | null;
  triggeredAt: Date | null;
  payload: unknown;
}

// A row that failed this often is left for the operator, with its error.
export const maxTries = 10;

/** Keeps a delivery. False where it (or the same event under another id) is here already. */
export async function keepInInbox(row: InboxRow): Promise<boolean> {
  const db = await database();
  const { rowCount } = await db.query(
    `insert into webhook_inbox (shop_domain, topic, webhook_id, event_id, triggered_at, payload)
     select $1, $2, $3, $4, $5, $6::jsonb
     where not exists (select from webhook_inbox
       where shop_domain = $1 and topic = $2 and event_id = $4)
     on conflict do nothing`,
    [
      row.shopDomain,
      row.topic,
      row.webhookId,
      row.eventId,
      row.triggeredAt,
      JSON.stringify(row.payload),
    ],
  );
  return rowCount === 1;
}

/** The oldest deliveries of these topics not processed yet. Handlers can run twice: nothing is locked. */
export async function takeFromInbox(topics: readonly string[], limit: number): Promise<InboxRow[]> {
  const db = await database();
  const { rows } = await db.query<InboxRow>(
    `select shop_domain as "shopDomain", topic, webhook_id as "webhookId", event_id as "eventId",
       triggered_at as "triggeredAt", payload
     from webhook_inbox where topic = any($2::text[]) and processed_at is null and tries < ${maxTries}
       and (not_before is null or not_before <= now())
     order by received_at, triggered_at, topic, webhook_id limit $1`,
    [limit, [...topics]],
  );
  return rows;
}

const key = "shop_domain = $1 and topic = $2 and webhook_id = $3";
const keyOf = (row: InboxRow) => [row.shopDomain, row.topic, row.webhookId];

export async function finishInboxRow(row: InboxRow, now: Date): Promise<void> {
  const db = await database();
  await db.query(`update webhook_inbox set processed_at = $4, error = null where ${key}`, [
    ...keyOf(row),
    now,
  ]);
}

/**
 * Notes a failure; the row comes again after a pause that grows with the tries. True where that was
 * the last of them.
 */
export async function failInboxRow(row: InboxRow, error: string): Promise<boolean> {
  const db = await database();
  const { rows } = await db.query<{ tries: number }>(
    `update webhook_inbox set error = $4, tries = tries + 1,
       not_before = now() + interval '10 seconds' * power(2, tries) where ${key} returning tries`,
    [...keyOf(row), error],
  );
  return (rows[0]?.tries ?? 0) >= maxTries;
}

/** Forgets deliveries that were processed before an instant: Shopify repeats one for hours at most. */
export async function forgetProcessedBefore(instant: Date): Promise<void> {
  const db = await database();
  await db.query("delete from webhook_inbox where processed_at < $1", [instant]);
}
