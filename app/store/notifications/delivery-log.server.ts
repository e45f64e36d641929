import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import type { NotificationKind, NotificationStatus, StoredDeliveryError } from "./terms";

export interface LoggedAttempt {
  attemptNo: number;
  startedAt: Date;
  /** Null: under way, or its process died. */
  tookMs: number | null;
  status: string | null;
  error: StoredDeliveryError | null;
}

/** A message with every attempt to deliver it. */
export interface LoggedNotification {
  id: number;
  deliveryId: string;
  channelId: number;
  kind: NotificationKind;
  title: string;
  state: NotificationStatus;
  createdAt: Date;
  nextAt: Date;
  deliveredAt: Date | null;
  attempts: LoggedAttempt[];
}

/** The end of an attempt. */
export async function writeAttempt(
  tx: Queryable,
  shop: ShopRef,
  { id, attemptNo }: { id: number; attemptNo: number },
  { tookMs, status, error }: Pick<LoggedAttempt, "status" | "error"> & { tookMs: number },
): Promise<void> {
  await tx.query(
    `update notification_attempt set took_ms = $4, status = $5, error = $6
     where shop_id = $1 and notification_id = $2 and attempt_no = $3`,
    [shop.id, id, attemptNo, tookMs, status, error && JSON.stringify(error)],
  );
}

/** The last messages of a channel, or of all, the newest first. */
export async function readDeliveryLog(
  tx: Queryable,
  shop: ShopRef,
  { channelId, limit }: { channelId: number | null; limit: number },
): Promise<LoggedNotification[]> {
  const { rows } = await tx.query<Omit<LoggedNotification, "attempts">>(
    `select notification_id as id, delivery_id as "deliveryId", channel_id as "channelId", kind,
       message->>'title' as title, state, created_at as "createdAt", next_at as "nextAt",
       delivered_at as "deliveredAt"
     from notification where shop_id = $1 and ($2::bigint is null or channel_id = $2)
     order by notification_id desc limit $3`,
    [shop.id, channelId, limit],
  );
  const attempts = await tx.query<LoggedAttempt & { id: number }>(
    `select notification_id as id, attempt_no as "attemptNo", started_at as "startedAt",
       took_ms as "tookMs", status, error
     from notification_attempt where shop_id = $1 and notification_id = any($2::bigint[])
     order by notification_id, attempt_no`,
    [shop.id, rows.map(({ id }) => id)],
  );
  return rows.map((row) => ({
    ...row,
    attempts: attempts.rows
      .filter(({ id }) => id === row.id)
      .map(({ attemptNo, startedAt, tookMs, status, error }) => ({
        ...{ attemptNo, startedAt, tookMs, status, error },
      })),
  }));
}
