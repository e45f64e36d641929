import type { MarketingChannel } from "../../lib/marketing-channel";
import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import type { DayRangeRef } from "../rollup/ranges";
import type { ShopRef } from "../with-shop.server";
import { readSpendingActivities, type SpendingActivity } from "./activities.server";
import type { ActivityLine } from "./spread-lines";

/**
 * The last day of which a look tells: what is read in the first half of a day, as at its start, was mostly
 * spent on the day before.
 */
const closes = (table: string) =>
  `((${table}.finished_at at time zone s.timezone) - interval '12 hours')::date`;

/**
 * By how much running totals grew, over which days: from what one look tells of to what the next does, where
 * something was told. What an activity had spent when it was first seen lies between its start and that
 * day, or its end; all on that day, as assumed, where its start is not known.
 */
const lines = `
  activity as (
    select * from unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::date[], $7::date[])
      a(id, channel, platform, campaign, from_day, to_day)
  ),
  look as (
    select r.shop_day, ${closes("r")} as closes,
      lag(${closes("r")}) over (order by r.shop_day) as before
    from snapshot_run r join shop s on s.id = r.shop_id
    where r.shop_id = $1 and r.kind = 'marketing'
  ),
  told as (
    select n.activity_id, n.shop_day, n.spend_minor,
      lag(n.spend_minor) over (partition by n.activity_id order by n.shop_day) as earlier
    from ad_spend_snapshot n join shop s on s.id = $1 and s.currency = n.currency
    where n.shop_id = $1
  ),
  begun as (
    select a.id, a.channel, a.platform, a.campaign, a.to_day as ended, l.closes,
      t.spend_minor - coalesce(t.earlier, 0) as amount,
      t.earlier is null and a.from_day is null as is_assumed,
      case when t.earlier is null then least(coalesce(a.from_day, l.closes), t.shop_day)
        -- Two looks may tell of the same day.
        else least(l.closes, l.before + 1) end as from_day
    from told t join activity a on a.id = t.activity_id
    join look l on l.shop_day = t.shop_day
  ),
  line as (
    select id, channel, platform, campaign, amount, is_assumed, from_day,
      greatest(from_day, least(closes, ended)) as to_day
    from begun where amount <> 0
  )`;

/** Lines that touch a range; `byChannel`: without campaigns, those of one day added up. */
export async function readActivityLines(
  tx: Queryable,
  shop: ShopRef,
  range: DayRangeRef,
  { byChannel }: { byChannel: boolean },
): Promise<ActivityLine[]> {
  const activities = await readSpendingActivities(tx, shop);
  if (activities.length === 0) return [];
  const { rows } = await tx.query<ActivityLine>(
    `with ${lines}
     select channel, platform, ${byChannel ? "null::text as campaign" : "campaign"}, from_day as from,
       to_day as to, is_assumed as "isAssumed", sum(amount)::bigint as "amountMinor"
     from line where to_day >= $8 and from_day <= $9
     group by channel, platform, 3, from_day, to_day, is_assumed,
       case when from_day < to_day then id end
     order by from_day, channel, platform, 3, to_day, is_assumed, 7`,
    [shop.id, ...columnsOf(activities), range.from, range.to],
  );
  return rows;
}

function columnsOf(activities: readonly SpendingActivity[]): unknown[] {
  return [
    activities.map(({ id }) => id),
    activities.map(({ channel }) => channel),
    activities.map(({ platform }) => platform),
    activities.map(({ campaign }) => campaign),
    activities.map(({ from }) => from),
    activities.map(({ to }) => to),
  ];
}

/** What activities of a channel and an ad platform tell. */
export interface ActivitySource {
  channel: MarketingChannel;
  /** Null: it is not known of whose ads. */
  platform: string | null;
  /** The first day of one of them. */
  from: ShopDay;
  /** The last day on which what was spent grew. */
  lastSpent: ShopDay;
}

/** Spend that Shopify told in another currency than the shop's: it is left out. */
export interface ForeignSpend {
  channel: MarketingChannel;
  currency: string;
  from: ShopDay;
  /** The last day on which it grew. */
  to: ShopDay;
}

export interface ActivityKnowledge {
  /** The last days of which Shopify's first and latest answers tell; null: it was never asked. */
  looks: DayRangeRef | null;
  /** Those that told spend in the shop's currency. */
  sources: ActivitySource[];
  foreign: (ForeignSpend & Pick<ActivitySource, "platform">)[];
}

/** Of which days Shopify's marketing activities tell, and what they tell in other currencies. */
export async function readActivityKnowledge(
  tx: Queryable,
  shop: ShopRef,
): Promise<ActivityKnowledge> {
  const activities = await readSpendingActivities(tx, shop);
  const { rows: looks } = await tx.query<{ from: ShopDay | null; to: ShopDay | null }>(
    `select min(${closes("r")}) as from, max(${closes("r")}) as to
     from snapshot_run r join shop s on s.id = r.shop_id
     where r.shop_id = $1 and r.kind = 'marketing'`,
    [shop.id],
  );
  const { rows } = await tx.query<{
    id: number;
    currency: string;
    isShops: boolean;
    seen: ShopDay;
    from: ShopDay;
    to: ShopDay;
    lastSpent: ShopDay;
  }>(
    `with told as (
       select n.activity_id, n.currency, n.shop_day, n.spend_minor <> coalesce(lag(n.spend_minor)
         over (partition by n.activity_id, n.currency order by n.shop_day), 0) as has_grown
       from ad_spend_snapshot n where n.shop_id = $1
     )
     select n.activity_id as id, n.currency, n.currency = s.currency as "isShops",
       min(n.shop_day) as seen, min(${closes("r")}) as from, max(${closes("r")}) as to,
       coalesce(max(${closes("r")}) filter (where n.has_grown), min(${closes("r")})) as "lastSpent"
     from told n join shop s on s.id = $1
     join snapshot_run r on r.shop_id = $1 and r.kind = 'marketing' and r.shop_day = n.shop_day
     group by 1, 2, 3 order by 1, 2`,
    [shop.id],
  );
  const byId = new Map(activities.map((activity) => [activity.id, activity]));
  const known = rows.flatMap(({ id, seen, ...told }) => {
    const activity = byId.get(id);
    if (!activity) return [];
    const { channel, platform } = activity;
    const start = activity.from ?? told.from;
    const from = start < seen ? start : seen;
    return [{ ...told, from, to: told.to > from ? told.to : from, channel, platform }];
  });
  const [look] = looks;
  return {
    looks: look?.from && look.to ? { from: look.from, to: look.to } : null,
    sources: known.flatMap(({ isShops, channel, platform, from, lastSpent }) =>
      isShops ? { channel, platform, from, lastSpent } : [],
    ),
    foreign: known.flatMap(({ isShops, channel, platform, currency, from, to }) =>
      isShops ? [] : { channel, platform, currency, from, to },
    ),
  };
}
