import { activityStatusSchema, type ActivityStatus } from "../../lib/activity-status";
import type { MarketingChannel } from "../../lib/marketing-channel";
import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import { campaignOfActivity } from "./activity-campaign";
import { channelOfActivity, type ActivityOrigin } from "./activity-channel";

/** A campaign as Shopify tells of it, whether or not it told spend; money in minor units of the shop's currency. */
export interface ToldActivity {
  /** What visits and spend call it. */
  campaign: string;
  channel: MarketingChannel;
  status: ActivityStatus;
  from: ShopDay;
  /** Of one that may still run, the day on which it is planned to end. Null: none is, or when it ended is not known. */
  to: ShopDay | null;
  /** The last day on which it can have run; null: it goes on. */
  until: ShopDay | null;
  /** Null: there is none, or in another currency. */
  budgetMinor: number | null;
  /** Whether the budget is of each day or of all days; null: Shopify does not say. */
  budgetType: "DAILY" | "LIFETIME" | null;
}

// With one of these it ran once, though no event says from when.
const ran = ["ACTIVE", "PAUSED", "INACTIVE", "DISCONNECTED"];
// With one of these it may run until the day on which it is planned to end.
const mayRun = ["ACTIVE", "PAUSED", "PENDING", "SCHEDULED"];
// With one of these it does not run now: it stopped when it was last changed, or before.
const stopped = [
  ...["PAUSED", "INACTIVE", "DISCONNECTED", "FAILED", "DRAFT"],
  ...["DELETED", "DELETED_EXTERNALLY"],
];

type ToldRow = Omit<ToldActivity, "campaign" | "channel" | "status"> &
  ActivityOrigin & { status: string };

/**
 * Every campaign that Shopify's marketing activities tell of and that ever began. Ad groups and ads are parts
 * of theirs, and drafts are none yet.
 */
export async function readToldActivities(tx: Queryable, shop: ShopRef): Promise<ToldActivity[]> {
  const { rows } = await tx.query<ToldRow>(
    `select a.channel_type as "channelType", a.tactic, a.source_and_medium as "sourceAndMedium",
       a.utm_source as "utmSource", a.utm_medium as "utmMedium", a.utm_campaign as "utmCampaign",
       a.title, a.status,
       (coalesce(a.started_at, a.created_at) at time zone s.timezone)::date as from,
       (coalesce(a.ended_at, case when a.status = any($4) then a.scheduled_end_at end)
         at time zone s.timezone)::date as to,
       (coalesce(a.ended_at, case when a.status = any($3) then a.updated_at end)
         at time zone s.timezone)::date as until,
       case when a.budget_currency = s.currency then a.budget_minor end as "budgetMinor",
       case when a.budget_type in ('DAILY', 'LIFETIME') then a.budget_type end as "budgetType"
     from marketing_activity a join shop s on s.id = $1
     where a.shop_id = $1 and (a.started_at is not null or a.status = any($2))
       and not exists (select from marketing_activity p where p.shop_id = $1 and p.id = a.parent_id)
     order by a.id`,
    [shop.id, ran, stopped, mayRun],
  );
  return rows.flatMap(({ status, from, to, until, budgetMinor, budgetType, ...origin }) => {
    const campaign = campaignOfActivity({ ...origin, parentId: null }, new Map());
    if (campaign === null) return [];
    return {
      ...{ campaign, from, to, until, budgetMinor, budgetType },
      channel: channelOfActivity(origin),
      status: activityStatusSchema.parse(status),
    };
  });
}
