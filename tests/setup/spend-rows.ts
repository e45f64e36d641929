import type { Queryable } from "../../app/store/database.server";
import type { ShopRef } from "../../app/store/with-shop.server";

/** A marketing activity as tests write it. */
export interface ActivityFixture {
  id: number;
  parent?: number | null;
  channelType?: string;
  tactic?: string;
  source?: string;
  medium?: string;
  campaign?: string | null;
  createdAt: string;
  startedAt?: string | null;
  endedAt?: string | null;
  scheduledEndAt?: string | null;
  updatedAt?: string;
  title?: string;
  status?: string;
  budget?: { minor: number; currency: string | null; type: string };
}

export async function putActivity(
  tx: Queryable,
  shop: ShopRef,
  activity: ActivityFixture,
): Promise<void> {
  await tx.query(
    `insert into marketing_activity (shop_id, id, tactic, channel_type,
       source_and_medium, utm_source, utm_medium, utm_campaign, is_external, parent_id, started_at,
       ended_at, created_at, updated_at, title, status, budget_minor, budget_currency, budget_type,
       scheduled_end_at)
     values ($1, $2, $3, $4, '', $5, $6, $7, true, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    [
      shop.id,
      activity.id,
      activity.tactic ?? "AD",
      activity.channelType ?? "SEARCH",
      activity.source ?? "google",
      activity.medium ?? "cpc",
      activity.campaign === undefined ? "brand" : activity.campaign,
      activity.parent ?? null,
      activity.startedAt ?? null,
      activity.endedAt ?? null,
      activity.createdAt,
      activity.updatedAt ?? activity.createdAt,
      activity.title ?? "Campaign",
      activity.status ?? "ACTIVE",
      activity.budget?.minor ?? null,
      activity.budget?.currency ?? null,
      activity.budget?.type ?? null,
      activity.scheduledEndAt ?? null,
    ],
  );
}

/** Says that marketing was read on a day of the shop's, and the running totals told then, by activity. */
export async function lookAtSpend(
  tx: Queryable,
  shop: ShopRef,
  day: string,
  totals: Record<number, number> = {},
  { currency = "USD", at = "23:00" } = {},
): Promise<void> {
  await tx.query(
    `insert into snapshot_run (shop_id, kind, shop_day, finished_at)
     select id, 'marketing', $2::date, ($2::date + $3::time) at time zone timezone
     from shop where id = $1 on conflict do nothing`,
    [shop.id, day, at],
  );
  for (const [id, minor] of Object.entries(totals)) {
    await tx.query(
      `insert into ad_spend_snapshot (shop_id, activity_id, shop_day, spend_minor, currency)
       values ($1, $2, $3, $4, $5)`,
      [shop.id, Number(id), day, minor, currency],
    );
  }
}
