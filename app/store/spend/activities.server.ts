import type { MarketingChannel } from "../../lib/marketing-channel";
import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import { campaignOfActivity, type NamedActivity } from "./activity-campaign";
import { channelOfActivity, platformOfActivity, type ActivityOrigin } from "./activity-channel";

/** A marketing activity of which Shopify has told spend. */
export interface SpendingActivity {
  id: number;
  channel: MarketingChannel;
  /** Whose ads it is of; null: that is not known. */
  platform: string | null;
  campaign: string | null;
  /** When it ran; null where that is not known, and the end while it goes on. */
  from: ShopDay | null;
  to: ShopDay | null;
}

type ActivityRow = Omit<SpendingActivity, "channel" | "platform" | "campaign"> &
  ActivityOrigin & { parentId: number | null; isKnown: boolean };

/**
 * Activities with spend of their own. Those within another one that has told spend are left out: theirs
 * is a part of it.
 */
export async function readSpendingActivities(
  tx: Queryable,
  shop: ShopRef,
): Promise<SpendingActivity[]> {
  const { rows } = await tx.query<ActivityRow>(
    `select t.activity_id as id, a.id is not null as "isKnown", a.parent_id as "parentId",
       a.channel_type as "channelType", coalesce(a.tactic, '') as tactic,
       coalesce(a.source_and_medium, '') as "sourceAndMedium", a.utm_source as "utmSource",
       a.utm_medium as "utmMedium", a.utm_campaign as "utmCampaign", coalesce(a.title, '') as title,
       (coalesce(a.started_at, a.created_at) at time zone s.timezone)::date as from,
       (a.ended_at at time zone s.timezone)::date as to
     from (select distinct activity_id from ad_spend_snapshot where shop_id = $1) t
     join shop s on s.id = $1
     left join marketing_activity a on a.shop_id = $1 and a.id = t.activity_id
     order by t.activity_id`,
    [shop.id],
  );
  const { rows: related } = await tx.query<NamedActivity & { id: number }>(
    `select id, parent_id as "parentId", utm_campaign as "utmCampaign", coalesce(title, '') as title
     from marketing_activity a
     where shop_id = $1 and (parent_id is not null
       or exists (select from marketing_activity p where p.shop_id = $1 and p.parent_id = a.id))`,
    [shop.id],
  );
  const others = new Map(related.map((activity) => [activity.id, activity]));
  const telling = new Set(rows.map(({ id }) => id));
  return rows
    .filter(({ id }) => !hasTellingAncestor(id, others, telling))
    .map((row) => ({
      id: row.id,
      channel: row.isKnown ? channelOfActivity(row) : "other",
      platform: row.isKnown ? platformOfActivity(row) : null,
      campaign: campaignOfActivity(row, others),
      from: row.from,
      to: row.to,
    }));
}

function hasTellingAncestor(
  id: number,
  others: ReadonlyMap<number, NamedActivity>,
  telling: ReadonlySet<number>,
): boolean {
  const seen = new Set([id]);
  const parentOf = (of: number) => others.get(of)?.parentId ?? null;
  for (let above = parentOf(id); above !== null; above = parentOf(above)) {
    if (telling.has(above)) return true;
    if (seen.has(above)) return false;
    seen.add(above);
  }
  return false;
}
