import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import { negativeColumns, readCorrections, sumColumns } from "./corrections.server";
import type { StoredDimension } from "./dimensions";
import { measureColumn, measures, type Measure } from "./measures";
import { packDays, unpackDays } from "../packed-columns";
import { fastSumOf, packed, unpackSums, type PackedSums } from "./packed-sums";
import { columnsOf, zipSums, type KeySums } from "./key-sums";
import { readDirtyDays } from "./dirty-days.server";
import { addUpColumns, type SumsInColumns } from "./column-sums";
import { eachPeriod, splitByGrain, splitRange, type DayRangeRef, type RangePart } from "./ranges";
import { readColumnParts } from "./read-columns.server";
import { hasColumns } from "./sales-columns";

// To look up more keys than these, each in every period, takes longer than to read those of all.
const lookedUp = 200;

/** Sums of a period (its first day) and a key. */
export type PeriodSums = KeySums & { period: string };

/** What of the sums is asked for, where it is not all: the others are 0. */
export interface SumsOptions {
  only?: readonly Measure[];
  keys?: readonly string[];
}

/**
 * Sums of a range of shop days by the keys of a dimension. Read from years, quarters, months and days, in as few
 * rows as there are; days that have changed since they were folded are summed from the ledger, so that what is returned is
 * what the ledger says at this moment.
 */
export async function readSums(
  tx: Queryable,
  shop: ShopRef,
  dimension: StoredDimension,
  range: DayRangeRef,
  { only = measures, keys }: SumsOptions = {},
): Promise<KeySums[]> {
  if (hasColumns(dimension) && (!keys || keys.length > lookedUp)) {
    const parts = await readColumnParts(tx, shop, dimension, range, only);
    const sums = rowsOf(addUpColumns(only, [parts]));
    const asked = keys && new Set(keys);
    return asked ? sums.filter(({ key }) => asked.has(key)) : sums;
  }
  const parts = splitByGrain(range);
  if (parts.length === 0 || keys?.length === 0) return [];
  const stored = keys ? storedOfKeys(parts, keys) : storedOfAll(parts);
  const fresh = await readCorrections(tx, shop, dimension, range, 3 + stored.values.length);
  const { rows } = await tx.query<PackedSums>(
    `${fresh.lead} select ${packed(only)} from (
       select key, ${only.map(fastSumOf).join(", ")} from (
         ${stored.sql}
         ${fresh.rows("key", true)}
       ) parts ${keys ? "where key = any($3::text[])" : ""}
       group by key having sum(days) <> 0
     ) sums`,
    [shop.id, dimension, ...stored.values, ...fresh.values],
  );
  return unpackSums(rows[0], only);
}

/**
 * The same by the keys of several dimensions, each of few keys: where nothing has changed since it was folded, by one
 * statement, as a page that asks for six would spend its time on the way to the server.
 */
export async function readManySums(
  tx: Queryable,
  shop: ShopRef,
  dimensions: readonly StoredDimension[],
  range: DayRangeRef,
  { only = measures }: Pick<SumsOptions, "only"> = {},
): Promise<Map<StoredDimension, KeySums[]>> {
  const sums = new Map<StoredDimension, KeySums[]>(dimensions.map((dimension) => [dimension, []]));
  const parts = splitByGrain(range);
  if (parts.length === 0 || dimensions.length === 0) return sums;
  if (dimensions.some(hasColumns) || (await readDirtyDays(tx, shop, range)).length > 0) {
    for (const dimension of dimensions) {
      sums.set(dimension, await readSums(tx, shop, dimension, range, { only }));
    }
    return sums;
  }
  const stored = storedOfAll(parts, true);
  const { rows } = await tx.query<PackedSums & { dim: StoredDimension }>(
    `select dim, ${packed(only)} from (
       select dim, key, ${only.map(fastSumOf).join(", ")} from (${stored.sql}) parts
       group by dim, key having sum(days) <> 0
     ) sums group by dim`,
    [shop.id, [...dimensions], ...stored.values],
  );
  for (const row of rows) sums.set(row.dim, unpackSums(row, only));
  return sums;
}

function rowsOf({ count, keyAt, windows: [window] }: SumsInColumns): KeySums[] {
  const keys = Array.from({ length: count }, (_, place) => keyAt(place));
  return window ? zipSums(keys, columnsOf(window.valuesOf)) : [];
}

interface StoredParts {
  sql: string;
  /** From $3 on. */
  values: unknown[];
}

/** A key is in the range as often as there are days that have it. */
const daysOf = (grain: string) => (grain === "d" ? "1" : "days");

function storedOfAll(parts: readonly RangePart[], isOfMany = false): StoredParts {
  // Each for itself: of conditions with "or" between them the planner would make a map of the table's pages.
  const selects = parts.map(
    (
      { grain, sign },
      index,
    ) => `select ${isOfMany ? "dim, " : ""}key, ${sign > 0 ? sumColumns : negativeColumns},
        ${sign} * ${daysOf(grain)} as days
      from sales_rollup where shop_id = $1 and dim = ${isOfMany ? "any($2::text[])" : "$2"}
      and grain = '${grain}' and period between $${3 + index * 2}::date and $${4 + index * 2}::date`,
  );
  return { sql: selects.join(" union all "), values: parts.flatMap(({ from, to }) => [from, to]) };
}

/** The same of some keys, each looked up: in a range of periods the index finds no key. */
function storedOfKeys(parts: readonly RangePart[], keys: readonly string[]): StoredParts {
  const periods = parts.flatMap((part) =>
    eachPeriod(part).map((period) => ({ period, grain: part.grain, sign: part.sign })),
  );
  return {
    sql: `select k.key, ${measures
      .map(measureColumn)
      .map((column) => `p.sign * r.${column} as ${column}`)
      .join(", ")},
        p.sign * case when p.grain = 'd' then 1 else r.days end as days
      from unnest($4::text[], $5::date[], $6::int[]) p(grain, period, sign)
      cross join unnest($3::text[]) k(key)
      cross join lateral (
        select * from sales_rollup where shop_id = $1 and dim = $2 and grain = p.grain
          and period = p.period and key = k.key offset 0
      ) r`,
    values: [
      [...new Set(keys)],
      periods.map(({ grain }) => grain),
      periods.map(({ period }) => period),
      periods.map(({ sign }) => sign),
    ],
  };
}

/** The same by day, or by calendar month of which only the days within the range are summed; in order. */
export async function readSeries(
  tx: Queryable,
  shop: ShopRef,
  dimension: StoredDimension,
  range: DayRangeRef,
  grain: "day" | "month",
  { only = measures, keys }: SumsOptions = {},
): Promise<PeriodSums[]> {
  const isOfKeys = keys ? "and key = any($3::text[])" : "";
  const asked = keys ? [[...keys]] : [];
  const first = 3 + asked.length;
  const split =
    grain === "month"
      ? splitRange(range, first)
      : {
          sql: `grain = 'd' and period between $${first}::date and $${first + 1}::date`,
          values: [range.from, range.to],
        };
  const values = [...asked, ...split.values];
  const fresh = await readCorrections(tx, shop, dimension, range, 3 + values.length);
  const period = grain === "month" ? "date_trunc('month', period)::date" : "period";
  const { rows } = await tx.query<PackedSums & { periods: string | null }>(
    `${fresh.lead} select ${packDays("period")} as periods, ${packed(only)} from (
       select ${period} as period, key, ${only.map(fastSumOf).join(", ")} from (
         select period, key, ${sumColumns} from sales_rollup
         where shop_id = $1 and dim = $2 and (${split.sql}) ${isOfKeys}
         ${fresh.rows("period, key")}
       ) parts where true ${isOfKeys} group by 1, 2 order by 1, 2
     ) sums`,
    [shop.id, dimension, ...values, ...fresh.values],
  );
  const periods = unpackDays(rows[0]?.periods);
  return unpackSums(rows[0], only).map((sums, index) =>
    Object.assign(sums, { period: periods[index] as string }),
  );
}
