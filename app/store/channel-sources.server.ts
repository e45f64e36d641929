import { withShop, type ShopRef } from "./with-shop.server";

/** A channel, as sales are summed by, and what Shopify calls the source of some of its orders ("": nothing). */
export interface ChannelSource {
  channel: string;
  source: string;
}

// An app may name sources as it likes. Beyond these nobody picks his channel by hand.
const pairsAtMost = 300;

// The two columns of the index orders_channel_source_idx. The channel is the one of rollup/sale-facts; but a
// condition on a COALESCE cannot use an index under row-level security, one on a CASE can.
const source = "case when source_name is null then '' else source_name end";
const channel = `case when channel_name <> '' then channel_name when app_name <> '' then app_name
  when source_name is null then '' else source_name end`;

/**
 * Every pair of a channel and a source that orders of the shop have; null: too many. Goes from one pair to
 * the next in the index, since a million orders have but a few.
 */
export async function readChannelSources(shop: ShopRef): Promise<ChannelSource[] | null> {
  const { rows } = await withShop(shop, (tx) =>
    tx.query<ChannelSource>(
      `with recursive pair as (
         (select ${channel} as channel, ${source} as source, 1 as place
          from orders where shop_id = $1 order by 1, 2 limit 1)
         union all
         select n.channel, n.source, p.place + 1
         from pair p cross join lateral (
           select ${channel} as channel, ${source} as source
           from orders where shop_id = $1 and (${channel}, ${source}) > (p.channel, p.source)
           order by 1, 2 limit 1) n
         where p.place <= ${pairsAtMost})
       select channel, source from pair`,
      [shop.id],
    ),
  );
  return rows.length > pairsAtMost ? null : rows;
}
