import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import { readDirtyDays } from "./dirty-days.server";
import type { StoredDimension } from "./dimensions";
import { readFactContext } from "./fact-context.server";
import { groupOfFacts } from "./fold-days.server";
import { measureColumn, measures } from "./measures";
import type { DayRangeRef } from "./ranges";
import { saleFactsFrom } from "./sale-facts";

const columns = measures.map(measureColumn);
/** Every measure's column of `sales_rollup`. */
export const sumColumns = columns.join(", ");
/** The same, to be taken off. */
export const negativeColumns = columns.map((column) => `-${column}`).join(", ");

export interface Corrections {
  lead: string;
  /** More rows for the sums: what the ledger says of changed days, less what is stored of them. */
  rows: (keys: string, withDays?: boolean) => string;
  values: unknown[];
}

/** What of a dimension has changed in a range since it was folded; its values take the numbers from `firstValue` on. */
export async function readCorrections(
  tx: Queryable,
  shop: ShopRef,
  dimension: StoredDimension,
  range: DayRangeRef,
  firstValue: number,
): Promise<Corrections> {
  const days = await readDirtyDays(tx, shop, range);
  if (days.length === 0) return { lead: "", rows: () => "", values: [] };
  const context = await readFactContext(tx, shop);
  return {
    lead: `with facts as materialized (${saleFactsFrom(firstValue)}),
      fresh as (${groupOfFacts(dimension)})`,
    rows: (keys, withDays) => `
      union all select ${keys}, ${sumColumns} ${withDays ? ", 1" : ""} from fresh
      union all select ${keys}, ${negativeColumns} ${withDays ? ", 0" : ""} from sales_rollup
        where shop_id = $1 and dim = $2 and grain = 'd' and period = any($${firstValue}::date[])`,
    values: [days, ...context],
  };
}
