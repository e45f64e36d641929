import { joinSpans, type DaySpan } from "../../lib/day-spans";
import { groupBy } from "../../lib/group-by";
import type { MarketingChannel } from "../../lib/marketing-channel";
import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

/** What files and posts tell of a channel, of the ads of one platform. */
export interface EnteredSource {
  channel: MarketingChannel;
  /** Empty: of the channel as a whole. */
  platform: string;
  /** Days of which they tell, in order and apart. */
  spans: DaySpan[];
  /** The first and the last day on which something was spent; null: nothing was. */
  firstSpent: ShopDay | null;
  lastSpent: ShopDay | null;
}

// Files of weeks may end on a Friday where nothing is spent on weekends; a longer gap was not told of.
const pause = 2;

interface ToldRow extends DaySpan, Omit<EnteredSource, "spans"> {
  source: "import" | "post";
}

/**
 * Of which days files and posts tell. A file tells of its first day to its last: that of an ad platform of
 * every channel that the platform was ever told of, any other of the channels that it names. What it does not name was
 * not spent. Posts tell of all days between the first and the last.
 */
export async function readEnteredSources(tx: Queryable, shop: ShopRef): Promise<EnteredSource[]> {
  const { rows } = await tx.query<ToldRow>(
    `select d.channel, d.platform, d.source,
       case when d.source = 'import' then b.first_day else min(d.day) end as from,
       case when d.source = 'import' then b.last_day else max(d.day) end as to,
       min(d.day) filter (where d.spend_minor <> 0) as "firstSpent",
       max(d.day) filter (where d.spend_minor <> 0) as "lastSpent"
     from spend_day d
     left join spend_batch b
       on b.shop_id = $1 and b.id = d.batch_id and d.source = 'import'
     where d.shop_id = $1
     group by d.channel, d.platform, d.source, b.id, b.first_day, b.last_day
     order by d.channel, d.platform, d.source, 4, 5`,
    [shop.id],
  );
  const files = rows.filter(({ source }) => source === "import");
  return [...groupBy(rows, ({ channel, platform }) => `${channel} ${platform}`).values()].flatMap(
    (told) => {
      const [one] = told;
      if (!one) return [];
      const { channel, platform } = one;
      const ofPlatform = platform === "" ? [] : files.filter((row) => row.platform === platform);
      return {
        ...{ channel, platform },
        spans: joinSpans([...told, ...ofPlatform], pause),
        firstSpent: told.flatMap(({ firstSpent }) => firstSpent ?? []).sort()[0] ?? null,
        lastSpent:
          told
            .flatMap(({ lastSpent }) => lastSpent ?? [])
            .sort()
            .at(-1) ?? null,
      };
    },
  );
}
