import type { Queryable } from "../database.server";
import { withShop, type ShopRef } from "../with-shop.server";
import type { NewBatch } from "./entered-spend.server";
import type { EnteredSpend } from "./spend-terms";

type Replacing = Pick<NewBatch, "source" | "platform" | "digest" | "replaces">;
type NewDays = readonly Pick<EnteredSpend, "channel" | "platform" | "day" | "campaign">[];

/**
 * What was entered before and gives way to new days: a channel, platform and day has one source.
 * "same": of the same channel and platform, by "day" all of the day, by "campaign" the same campaign, what stands for
 * all campaigns and what the other source told. "other": what stands for the channel as a whole gives way to what is
 * told of a platform, and the other way round. "moved": the platform's same campaign in another channel, since it
 * is of one. "again": all of the same file, which other channels may have been chosen for.
 */
const hits = `
  n as (
    select distinct * from unnest($2::text[], $3::text[], $4::date[], $5::text[])
      n(channel, platform, day, campaign)
  ),
  whole as (select distinct channel, platform, day from n),
  hit as (
    select d.ctid as place, d.channel, d.platform, d.day, 'same' as why
    from spend_day d join whole n using (channel, platform, day)
    where d.shop_id = $1 and ($6::bool or d.source <> $7)
    union all
    select d.ctid, d.channel, d.platform, d.day, 'same'
    from spend_day d join n using (channel, platform, day)
    where d.shop_id = $1 and not $6::bool and (n.campaign = '' or d.campaign in (n.campaign, ''))
    union all
    select d.ctid, d.channel, d.platform, d.day, 'other'
    from spend_day d join whole n using (channel, day)
    where d.shop_id = $1 and d.platform <> n.platform and (d.platform = '' or n.platform = '')
    union all
    select d.ctid, d.channel, d.platform, d.day, 'moved'
    from spend_day d join n using (platform, day, campaign)
    where d.shop_id = $1 and n.platform <> '' and d.channel <> n.channel
    union all
    select d.ctid, d.channel, d.platform, d.day, 'again'
    from spend_day d join spend_batch b on b.shop_id = $1 and b.id = d.batch_id
    where d.shop_id = $1 and b.digest = $8
  )`;

const valuesOf = (
  shop: ShopRef,
  { source, platform, digest, replaces }: Replacing,
  days: NewDays,
) => [
  shop.id,
  days.map(({ channel }) => channel),
  days.map((day) => day.platform ?? platform ?? ""),
  days.map(({ day }) => day),
  days.map(({ campaign }) => campaign ?? ""),
  replaces === "day",
  source,
  digest ?? null,
];

export async function deleteReplacedDays(
  tx: Queryable,
  shop: ShopRef,
  batch: Replacing,
  days: NewDays,
): Promise<void> {
  await tx.query(
    `with ${hits}
     delete from spend_day d using (select distinct place from hit) h
     where d.shop_id = $1 and d.ctid = h.place`,
    valuesOf(shop, batch, days),
  );
}

/** Days of channels of which something was entered before. */
export interface EnteredBefore {
  /** The same was told before, or the same file. */
  replaced: number;
  /** Another source gives way. */
  takenOver: number;
  /** Other platforms told of them as well, and add up. */
  addedTo: number;
}

export async function countEnteredBefore(
  shop: ShopRef,
  batch: Replacing,
  days: NewDays,
): Promise<EnteredBefore> {
  return withShop(shop, async (tx) => {
    const { rows } = await tx.query<EnteredBefore>(
      `with ${hits},
       added as (
         select distinct d.channel, d.day from spend_day d join whole n using (channel, day)
         where d.shop_id = $1 and d.platform <> n.platform and d.platform <> '' and n.platform <> ''
           and d.ctid not in (select place from hit where why = 'again')
       )
       select count(distinct (channel, day)) filter (where why <> 'other')::int as replaced,
         count(distinct (channel, day)) filter (where why = 'other')::int as "takenOver",
         (select count(*)::int from added) as "addedTo"
       from hit`,
      valuesOf(shop, batch, days),
    );
    return rows[0] ?? { replaced: 0, takenOver: 0, addedTo: 0 };
  });
}
