import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import type { AlertEvent } from "./terms";

const columns = `event_id as id, alert_id as "alertId", kind, tells, happened_at as "happenedAt",
  made_by as "madeBy"`;

/** What happened to an alert, in order. */
export async function readAlertEvents(
  tx: Queryable,
  shop: ShopRef,
  alertId: number,
): Promise<AlertEvent[]> {
  const { rows } = await tx.query<AlertEvent>(
    `select ${columns} from alert_event where shop_id = $1 and alert_id = $2 order by event_id`,
    [shop.id, alertId],
  );
  return rows;
}

/**
 * What is to be told outside the app, after an event and in order: the seam for channels, which remember the
 * last event that they have delivered. Numbers of a shop grow in the order in which runs were committed, as
 * a run holds the shop's `alert_state` until then.
 */
export async function listTellingEvents(
  tx: Queryable,
  shop: ShopRef,
  { afterId, limit }: { afterId: number; limit: number },
): Promise<AlertEvent[]> {
  const { rows } = await tx.query<AlertEvent>(
    `select ${columns} from alert_event where shop_id = $1 and tells and event_id > $2
     order by event_id limit $3`,
    [shop.id, afterId, limit],
  );
  return rows;
}
