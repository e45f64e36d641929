import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import type { StoredDimension } from "./dimensions";
import { groupOfFacts } from "./fold-days.server";
import { measureColumn, measures } from "./measures";
import type { PeriodSums } from "./read-sales.server";
import { saleFacts } from "./sale-facts";

const names = measures
  .map((measure) => `coalesce(${measureColumn(measure)}, 0)::bigint as "${measure}"`)
  .join(", ");

/** Sums of one day's sales up to an instant, by the keys of a dimension, from the ledger. */
export async function readCutDay(
  tx: Queryable,
  shop: ShopRef,
  dimension: StoredDimension,
  { day, until }: { day: ShopDay; until: Date },
): Promise<PeriodSums[]> {
  const { rows: known } = await tx.query<{ zone: string | null; index: number | null }>(
    `select timezone as zone,
       (select first_order_index from fold_state where shop_id = $1) as index
     from shop where id = $1`,
    [shop.id],
  );
  const { rows } = await tx.query<PeriodSums>(
    `with facts as materialized (${saleFacts} and l.happened_at < $5),
       fresh as (${groupOfFacts(dimension)})
     select period, key, ${names} from fresh order by key`,
    [shop.id, [day], known[0]?.zone ?? "UTC", known[0]?.index ?? null, until],
  );
  return rows;
}
