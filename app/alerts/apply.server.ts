import type { Queryable } from "../store/database.server";
import {
  addAlertEvent,
  insertAlert,
  markAlertUnread,
  resolveAlert,
  tellAlertPages,
  touchAlert,
} from "../store/alerts/changes.server";
import type { AlertEventKind, AlertRow } from "../store/alerts/terms";
import type { ShopRef } from "../store/with-shop.server";
import { areSameParams, type AlertChange } from "./lifecycle";

/** Writes what becomes of alerts, with an event for each; open pages hear of it. */
export async function applyChanges(
  tx: Queryable,
  shop: ShopRef,
  changes: readonly AlertChange[],
  stored: readonly AlertRow[],
  now: Date,
): Promise<void> {
  // The alert that each cause is told by.
  const leads = new Map<string, number>();
  for (const { id, cause, leadId, resolvedAt } of stored) {
    if (leadId === null && resolvedAt === null) leads.set(cause, id);
  }
  const note = (alertId: number, kind: AlertEventKind, tells: boolean) =>
    addAlertEvent(tx, shop, { alertId, kind, tells }, now);
  let isNews = false;
  for (const change of changes) {
    isNews ||= change.kind !== "touch" || !isOnlyNoted(change);
    switch (change.kind) {
      case "open": {
        const { signal, ruleId, tells, isUnder } = change;
        const leadId = isUnder ? (leads.get(signal.cause) ?? null) : null;
        const { key, cause, severity, params } = signal;
        const alert = { ruleId, key, cause, leadId, severity, params };
        const id = await insertAlert(tx, shop, alert, now);
        if (id === null) break;
        if (leadId === null) leads.set(cause, id);
        await note(id, "opened", tells);
        break;
      }
      case "reopen":
        await touchAlert(tx, shop, change.alert.id, change.signal, now);
        if (change.alert.leadId === null) leads.set(change.alert.cause, change.alert.id);
        await note(change.alert.id, "reopened", false);
        break;
      case "worsen":
        await touchAlert(tx, shop, change.alert.id, change.signal, now);
        if (change.tells) await markAlertUnread(tx, shop, change.alert.id);
        await note(change.alert.id, "worsened", change.tells);
        break;
      case "touch":
        await touchAlert(tx, shop, change.alert.id, change.signal, now);
        break;
      case "wake":
        await markAlertUnread(tx, shop, change.alert.id);
        await note(change.alert.id, "woke", change.tells);
        break;
      case "resolve":
        if (await resolveAlert(tx, shop, change.alert.id, change.by, now)) {
          if (leads.get(change.alert.cause) === change.alert.id) leads.delete(change.alert.cause);
          await note(change.alert.id, "resolved", change.tells);
        }
        break;
    }
  }
  if (isNews) await tellAlertPages(tx, shop);
}

/** That it is still there is nothing a page shows. */
function isOnlyNoted({ alert, signal }: Extract<AlertChange, { kind: "touch" }>): boolean {
  return alert.severity === signal.severity && areSameParams(alert.params, signal.params);
}
