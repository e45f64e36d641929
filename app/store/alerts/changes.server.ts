import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import type { AlertEventKind, AlertParams, AlertResolvedBy, AlertSeverity } from "./terms";

/** What an alert is opened with. */
export interface NewAlert {
  ruleId: string;
  key: string;
  cause: string;
  leadId: number | null;
  severity: AlertSeverity;
  params: AlertParams;
}

/** Opens an alert. Null: there is an open one of its rule and key. */
export async function insertAlert(
  tx: Queryable,
  shop: ShopRef,
  { ruleId, key, cause, leadId, severity, params }: NewAlert,
  now: Date,
): Promise<number | null> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into alert (shop_id, rule_id, key, cause, lead_id, severity, params, opened_at, last_seen_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
     on conflict (shop_id, rule_id, key) where resolved_at is null do nothing
     returning alert_id as id`,
    [shop.id, ruleId, key, cause, leadId, severity, JSON.stringify(params), now],
  );
  return rows[0]?.id ?? null;
}

/** An alert is still, or again, there. */
export async function touchAlert(
  tx: Queryable,
  shop: ShopRef,
  alertId: number,
  { severity, params }: Pick<NewAlert, "severity" | "params">,
  now: Date,
): Promise<void> {
  await tx.query(
    `update alert set severity = $3, params = $4, last_seen_at = $5, resolved_at = null,
       resolved_by = null where shop_id = $1 and alert_id = $2`,
    [shop.id, alertId, severity, JSON.stringify(params), now],
  );
}

/** False where it is over already. */
export async function resolveAlert(
  tx: Queryable,
  shop: ShopRef,
  alertId: number,
  resolvedBy: AlertResolvedBy,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update alert set resolved_at = $4, resolved_by = $3, snoozed_until = null
     where shop_id = $1 and alert_id = $2 and resolved_at is null`,
    [shop.id, alertId, resolvedBy, now],
  );
  return rowCount === 1;
}

/** It is to be seen again: it has woken, or become worse. */
export async function markAlertUnread(
  tx: Queryable,
  shop: ShopRef,
  alertId: number,
): Promise<void> {
  await tx.query(
    "update alert set read_at = null, snoozed_until = null where shop_id = $1 and alert_id = $2",
    [shop.id, alertId],
  );
}

/** Marks open alerts as seen, all of them where none is named. Returns those that were not. */
export async function markAlertsRead(
  tx: Queryable,
  shop: ShopRef,
  alertId: number | null,
  now: Date,
): Promise<number[]> {
  const { rows } = await tx.query<{ id: number }>(
    `update alert set read_at = $3 where shop_id = $1 and read_at is null
       and ($2::bigint is null or alert_id = $2 or lead_id = $2)
     returning alert_id as id`,
    [shop.id, alertId, now],
  );
  return rows.map(({ id }) => id);
}

/** Nothing is said of an open alert, and of those under its message, until then. */
export async function snoozeAlert(
  tx: Queryable,
  shop: ShopRef,
  alertId: number,
  until: Date,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update alert set snoozed_until = $3, read_at = coalesce(read_at, $4)
     where shop_id = $1 and (alert_id = $2 or lead_id = $2) and resolved_at is null`,
    [shop.id, alertId, until, now],
  );
  return rowCount > 0;
}

/** It, and those under its message, are no longer quiet. False: it was not. */
export async function wakeAlert(tx: Queryable, shop: ShopRef, alertId: number): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update alert set snoozed_until = null
     where shop_id = $1 and (alert_id = $2 or lead_id = $2) and resolved_at is null
       and snoozed_until is not null`,
    [shop.id, alertId],
  );
  return rowCount > 0;
}

/** Puts down what happened to an alert, in the order of events. */
export async function addAlertEvent(
  tx: Queryable,
  shop: ShopRef,
  event: { alertId: number; kind: AlertEventKind; tells: boolean; madeBy?: string | null },
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into alert_event (shop_id, alert_id, kind, tells, happened_at, made_by)
     values ($1, $2, $3, $4, $5, $6)`,
    [shop.id, event.alertId, event.kind, event.tells, now, event.madeBy ?? null],
  );
}

/** Open pages hear of it. */
export async function tellAlertPages(tx: Queryable, shop: ShopRef): Promise<void> {
  await tx.query("update shop set data_version = data_version + 1 where id = $1", [shop.id]);
}
