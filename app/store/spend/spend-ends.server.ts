import type { MarketingChannel } from "../../lib/marketing-channel";
import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import { withShop, type ShopRef } from "../with-shop.server";
import { readSpendDays } from "./spend-days.server";
import { tellPages } from "./tell-pages.server";

/** The merchant says that nothing more was spent on a channel. */
export interface SpendEnd {
  channel: MarketingChannel;
  /** From this day on. */
  from: ShopDay;
  /** The first day from then on of which a file or post tells spend all the same; null: of none. */
  resumed: ShopDay | null;
  /** The staff account, as Shopify numbers them; null: not told. */
  madeBy: string | null;
  enteredAt: Date;
}

export async function listSpendEnds(tx: Queryable, shop: ShopRef): Promise<SpendEnd[]> {
  const { rows } = await tx.query<SpendEnd>(
    `select e.channel, e.from_day as from, e.made_by as "madeBy", e.entered_at as "enteredAt",
       (select min(d.day) from spend_day d where d.shop_id = $1 and d.channel = e.channel
          and d.day >= e.from_day and d.spend_minor <> 0) as resumed
     from spend_end e where e.shop_id = $1 order by e.channel`,
    [shop.id],
  );
  return rows;
}

/**
 * Notes that nothing more was spent on a channel from a day on, in place of what was said of it before. Returns the last
 * day up to `today` of which spend is known all the same; then nothing is noted.
 */
export async function endSpend(
  shop: ShopRef,
  end: Pick<SpendEnd, "channel" | "from" | "madeBy">,
  today: ShopDay,
  now: Date,
): Promise<ShopDay | null> {
  return withShop(shop, async (tx) => {
    const { channel, from, madeBy } = end;
    const days = await readSpendDays(tx, shop, { from, to: today }, { byChannel: true });
    const spent = days
      .filter((each) => each.channel === channel && each.source !== "cost" && each.spendMinor !== 0)
      .map(({ day }) => day)
      .sort();
    const last = spent.at(-1);
    if (last !== undefined) return last;
    await tx.query(
      `insert into spend_end (shop_id, channel, from_day, made_by, entered_at)
       values ($1, $2, $3, $4, $5)
       on conflict (shop_id, channel) do update set from_day = excluded.from_day,
         made_by = excluded.made_by, entered_at = excluded.entered_at`,
      [shop.id, channel, from, madeBy, now],
    );
    await tellPages(tx, shop);
    return null;
  });
}

/** The channel is waited for again. */
export async function undoSpendEnd(shop: ShopRef, channel: MarketingChannel): Promise<void> {
  await withShop(shop, async (tx) => {
    await tx.query("delete from spend_end where shop_id = $1 and channel = $2", [shop.id, channel]);
    await tellPages(tx, shop);
  });
}
