import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import { alertSeverities, type AlertRow } from "./terms";

const columns = `a.alert_id as id, a.rule_id as "ruleId", a.key, a.cause, a.lead_id as "leadId", a.severity,
  a.params, a.opened_at as "openedAt", a.last_seen_at as "lastSeenAt", a.resolved_at as "resolvedAt",
  a.resolved_by as "resolvedBy", a.read_at as "readAt", a.snoozed_until as "snoozedUntil"`;

// One that goes under the message of another counts by itself once that is over.
const hasOpenLead = `exists (select from alert l where l.shop_id = a.shop_id and l.alert_id = a.lead_id
  and l.resolved_at is null)`;

/** What is open, and what was resolved since an instant. */
export async function readRecentAlerts(
  tx: Queryable,
  shop: ShopRef,
  resolvedSince: Date,
): Promise<AlertRow[]> {
  const { rows } = await tx.query<AlertRow>(
    `select ${columns} from alert a
     where a.shop_id = $1 and (a.resolved_at is null or a.resolved_at >= $2)
     order by a.alert_id`,
    [shop.id, resolvedSince],
  );
  return rows;
}

/** All that are open, the gravest first, of these the newest, and what opened at once as its rule tells it. */
export async function listOpenAlerts(tx: Queryable, shop: ShopRef): Promise<AlertRow[]> {
  const { rows } = await tx.query<AlertRow>(
    `select ${columns} from alert a where a.shop_id = $1 and a.resolved_at is null
     order by array_position($2::text[], a.severity), a.opened_at desc, a.alert_id`,
    [shop.id, [...alertSeverities]],
  );
  return rows;
}

/** The last ones that are over. */
export async function listResolvedAlerts(
  tx: Queryable,
  shop: ShopRef,
  limit: number,
): Promise<AlertRow[]> {
  const { rows } = await tx.query<AlertRow>(
    `select ${columns} from alert a where a.shop_id = $1 and a.resolved_at is not null
     order by a.resolved_at desc, a.alert_id desc limit $2`,
    [shop.id, limit],
  );
  return rows;
}

/** One of the shop's; null: it has none of this number. */
export async function readAlert(
  tx: Queryable,
  shop: ShopRef,
  alertId: number,
): Promise<AlertRow | null> {
  const { rows } = await tx.query<AlertRow>(
    `select ${columns} from alert a where a.shop_id = $1 and a.alert_id = $2`,
    [shop.id, alertId],
  );
  return rows[0] ?? null;
}

export interface AlertNotice {
  /** Open, not seen yet, neither snoozed nor told of by another. */
  unread: number;
  /** The newest of these. */
  newest: AlertRow | null;
  /** The newest of the most severe. */
  gravest: AlertRow | null;
}

/** What navigation and open pages say of alerts. */
export async function readAlertNotice(
  tx: Queryable,
  shop: ShopRef,
  now: Date,
): Promise<AlertNotice> {
  const { rows } = await tx.query<AlertRow>(
    `select ${columns} from alert a
     where a.shop_id = $1 and a.resolved_at is null and a.read_at is null
       and (a.snoozed_until is null or a.snoozed_until <= $2) and not ${hasOpenLead}
     order by a.opened_at desc, a.alert_id desc`,
    [shop.id, now],
  );
  const rankOf = ({ severity }: AlertRow) => alertSeverities.indexOf(severity);
  const [gravest = null] = [...rows].sort((a, b) => rankOf(a) - rankOf(b));
  return { unread: rows.length, newest: rows[0] ?? null, gravest };
}
