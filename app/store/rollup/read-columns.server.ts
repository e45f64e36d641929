import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import { readCorrections, sumColumns } from "./corrections.server";
import type { Measure } from "./measures";
import { packIntegers, unpackIntegers, unpackTexts } from "../packed-columns";
import { fastSumOf, packed, type PackedSums } from "./packed-sums";
import { eachPeriod, splitByGrain, type DayRangeRef, type Grain } from "./ranges";
import type { ColumnPart } from "./column-sums";
import { KnownColumns, unlessKnown } from "./known-columns";
import { columnOf, type ColumnDimension, type ColumnName } from "./sales-columns";

/** A row of what is in columns, or (without a sign) the sums of the rest. */
type ReadRow = PackedSums & {
  sign: 1 | -1 | null;
  days: string | null;
  grain: Grain;
  period: ShopDay;
  version: string;
} & Record<`packed_${string}`, Uint8Array | null>;

/**
 * Sums of a range by the keys of a dimension that is kept in columns, in parts: of each part of the range these, or
 * rows where there are none. One statement, as a fold in between would be in the one and not in the other.
 */
export async function readColumnParts(
  tx: Queryable,
  shop: ShopRef,
  dimension: ColumnDimension,
  range: DayRangeRef,
  only: readonly Measure[],
): Promise<ColumnPart[]> {
  const parts = splitByGrain(range, await readLastOver(tx, shop, dimension));
  if (parts.length === 0) return [];
  const periods = parts.flatMap((part) =>
    eachPeriod(part).map((period) => ({ period, grain: part.grain, sign: part.sign })),
  );
  const names: ColumnName[] = ["days", ...only];
  const known = new KnownColumns(shop, dimension, names);
  const values = [
    periods.map(({ grain }) => grain),
    periods.map(({ period }) => period),
    periods.map(({ sign }) => sign),
    periods.map(({ grain, period }) => known.versionOf(grain, period)),
  ];
  const fresh = await readCorrections(tx, shop, dimension, range, 3 + values.length);
  const columns = ["keys", ...names.map(columnOf)];
  const { rows } = await tx.query<ReadRow>(
    `${fresh.lead === "" ? "with" : `${fresh.lead},`} asked as (
       select * from unnest($3::text[], $4::date[], $5::int[], $6::uuid[]) p(grain, period, sign, known)
     ),
     stored as materialized (
       select a.sign, c.grain, c.period, c.version,
         ${columns.map((name) => `${unlessKnown("a.known", name)} as ${name}`).join(", ")} from asked a
       join sales_columns c on c.shop_id = $1 and c.dim = $2 and c.grain = a.grain and c.period = a.period
     ),
     -- First of all: else the rows of every part would be read, and most be left out.
     missing as materialized (
       select * from asked a
       where not exists (select from stored s where s.grain = a.grain and s.period = a.period)
     )
     select sums.*, null::int as sign, null as grain, null::date as period, null::uuid as version,
       ${columns.map((name) => `null::bytea as packed_${name}`).join(", ")}
     from (
       select ${packIntegers("days")} as days, ${packed(only)} from (
         select key, sum(days) as days, ${only.map(fastSumOf).join(", ")} from (
           select r.key, ${onlySums("a.sign * r.")}, a.sign * case when a.grain = 'd' then 1 else r.days end as days
           from missing a
           cross join lateral (
             select * from sales_rollup where shop_id = $1 and dim = $2 and grain = a.grain
               and period = a.period offset 0
           ) r
           ${fresh.rows("key", true)}
         ) rest group by key
       ) sums
     ) sums
     union all
     select ${["days", "keys", ...only].map(() => "null::text").join(", ")}, sign, grain, period, version,
       ${columns.join(", ")}
     from stored`,
    [shop.id, dimension, ...values, ...fresh.values],
  );
  return rows.map((row) => toPart(row, known));
}

const onlySums = (lead: string) =>
  sumColumns
    .split(", ")
    .map((column) => `${lead}${column} as ${column}`)
    .join(", ");

/** Up to this day all days are in columns, but for those that have just changed. */
async function readLastOver(
  tx: Queryable,
  shop: ShopRef,
  dimension: ColumnDimension,
): Promise<ShopDay | undefined> {
  const { rows } = await tx.query<{ day: ShopDay | null }>(
    `select max(period) as day from sales_columns where shop_id = $1 and dim = $2 and grain = 'd'`,
    [shop.id, dimension],
  );
  return rows[0]?.day ?? undefined;
}

function toPart(row: ReadRow, known: KnownColumns): ColumnPart {
  const { sign, grain, period, version, packed_keys: keys } = row;
  if (sign === null)
    return { keys: unpackTexts(row.keys), valuesOf: (name) => unpackIntegers(row[name]) };
  const columns = (name: ColumnName) => row[`packed_${columnOf(name)}`] ?? null;
  return { sign, stored: known.take(grain, period, version, keys ? { keys, columns } : null) };
}
