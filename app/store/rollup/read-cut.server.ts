import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import type { StoredDimension } from "./dimensions";
import { readFactContext } from "./fact-context.server";
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
  const [zone, firstOrderIndex] = await readFactContext(tx, shop);
  const { rows } = await tx.query<PeriodSums>(
    `with facts as materialized (${saleFacts} and l.happened_at < $5),
       fresh as (${groupOfFacts(dimension)})
     select period, key, ${names} from fresh order by key`,
    [shop.id, [day], zone, firstOrderIndex, until],
  );
  return rows;
}
