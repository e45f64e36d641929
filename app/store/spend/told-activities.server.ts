import { activityStatusSchema, type ActivityStatus } from "../../lib/activity-status";
import { campaignKey } from "../../lib/campaign-key";
import { groupBy } from "../../lib/group-by";
import type { MarketingChannel } from "../../lib/marketing-channel";
import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import { campaignOfActivity, type NamedActivity } from "./activity-campaign";
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
  /** What its ad groups and ads are called whose UTM parameters name another campaign: visits and spend stand there. */
  parts: string[];
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

type ToldRow = Omit<ToldActivity, "campaign" | "channel" | "status" | "parts"> &
  ActivityOrigin & { id: number; status: string };

/**
 * Every campaign that Shopify's marketing activities tell of and that ever began. Ad groups and ads are parts
 * of theirs, and drafts are none yet.
 */
export async function readToldActivities(tx: Queryable, shop: ShopRef): Promise<ToldActivity[]> {
  const { rows } = await tx.query<ToldRow>(
    `select a.id, a.channel_type as "channelType", a.tactic, a.source_and_medium as "sourceAndMedium",
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
  const partsOf = await readParts(tx, shop);
  return rows.flatMap(({ id, status, from, to, until, budgetMinor, budgetType, ...origin }) => {
    const campaign = campaignOfActivity({ ...origin, parentId: null }, new Map());
    if (campaign === null) return [];
    return {
      ...{ campaign, from, to, until, budgetMinor, budgetType },
      parts: partsOf(id, campaign),
      channel: channelOfActivity(origin),
      status: activityStatusSchema.parse(status),
    };
  });
}

/** The other names under which parts of a campaign stand. */
async function readParts(
  tx: Queryable,
  shop: ShopRef,
): Promise<(id: number, campaign: string) => string[]> {
  const { rows } = await tx.query<NamedActivity & { id: number }>(
    `select id, parent_id as "parentId", utm_campaign as "utmCampaign", title
     from marketing_activity where shop_id = $1 and parent_id is not null order by id`,
    [shop.id],
  );
  const others = new Map(rows.map((activity) => [activity.id, activity]));
  const below = groupBy(rows, (row) => topOf(row, others));
  return (id, campaign) => {
    const names = (below.get(id) ?? []).flatMap((part) =>
      // One without a name of its own is called as what it stands in, which is the campaign.
      isNamed(part, others) ? (campaignOfActivity(part, others) ?? []) : [],
    );
    const keys = new Map(names.map((name) => [campaignKey(name), name]));
    keys.delete(campaignKey(campaign));
    return [...keys.values()];
  };
}

type Parts = ReadonlyMap<number, NamedActivity>;

function chainOf(activity: NamedActivity, others: Parts): NamedActivity[] {
  const chain: NamedActivity[] = [];
  let at: NamedActivity | undefined = activity;
  while (at && !chain.includes(at)) {
    chain.push(at);
    at = at.parentId === null ? undefined : others.get(at.parentId);
  }
  return chain;
}

const topOf = (activity: NamedActivity, others: Parts) =>
  chainOf(activity, others).at(-1)?.parentId ?? null;

const isNamed = (activity: NamedActivity, others: Parts) =>
  chainOf(activity, others).some(({ utmCampaign }) => Boolean(utmCampaign?.trim()));
