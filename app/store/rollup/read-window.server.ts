import { addDays, eachDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import type { SalesWindow } from "../sales-window";
import type { ShopRef } from "../with-shop.server";
import type { StoredDimension } from "./dimensions";
import { readFactContext } from "./fact-context.server";
import { groupOfFacts } from "./fold-days.server";
import { measureColumn, measures, type Measure } from "./measures";
import type { DayRangeRef } from "./ranges";
import type { KeySums } from "./key-sums";
import { addUpColumns, type ColumnPart, type SumsInColumns } from "./column-sums";
import { readColumnParts } from "./read-columns.server";
import {
  readManySums,
  readSeries,
  readSums,
  type PeriodSums,
  type SumsOptions,
} from "./read-sales.server";
import { saleFacts } from "./sale-facts";
import type { ColumnDimension } from "./sales-columns";

/**
 * Sums of a window by the keys of a dimension: whole days from what is stored, a day that is cut off
 * from the ledger.
 */
export async function readWindowSums(
  tx: Queryable,
  shop: ShopRef,
  dimension: StoredDimension,
  window: SalesWindow,
  options: SumsOptions = {},
): Promise<KeySums[]> {
  const { whole, cut } = await splitWindow(tx, shop, window);
  const sums = whole ? await readSums(tx, shop, dimension, whole, options) : [];
  return cut ? addCutDays(tx, shop, dimension, cut, sums, options) : sums;
}

/** The same by the keys of several dimensions. */
export async function readManyWindowSums(
  tx: Queryable,
  shop: ShopRef,
  dimensions: readonly StoredDimension[],
  window: SalesWindow,
  options: Pick<SumsOptions, "only"> = {},
): Promise<Map<StoredDimension, KeySums[]>> {
  const { whole, cut } = await splitWindow(tx, shop, window);
  const sums = whole ? await readManySums(tx, shop, dimensions, whole, options) : new Map();
  if (!cut) return sums;
  for (const dimension of dimensions) {
    const known = sums.get(dimension) ?? [];
    sums.set(dimension, await addCutDays(tx, shop, dimension, cut, known, {}));
  }
  return sums;
}

/** Sums, and beside them those of days that are cut off. */
async function addCutDays(
  tx: Queryable,
  shop: ShopRef,
  dimension: StoredDimension,
  cut: NonNullable<SplitWindow["cut"]>,
  sums: readonly KeySums[],
  options: SumsOptions,
): Promise<KeySums[]> {
  const byKey = new Map(sums.map((row) => [row.key, row]));
  const asked = options.keys && new Set(options.keys);
  for (const part of await readCutDays(tx, shop, dimension, cut)) {
    if (asked && !asked.has(part.key)) continue;
    const known = byKey.get(part.key);
    if (!known) byKey.set(part.key, { ...part });
    else for (const measure of measures) known[measure] += part[measure];
  }
  return [...byKey.values()];
}

/** The same in columns, of a dimension that is kept so: for thousands of keys. Null: no window. */
export async function readWindowColumns(
  tx: Queryable,
  shop: ShopRef,
  dimension: ColumnDimension,
  window: SalesWindow | null,
  only: readonly Measure[],
): Promise<SumsInColumns> {
  const parts = window ? await readWindowParts(tx, shop, dimension, window, only) : [];
  return addUpColumns(only, [parts]);
}

/** The parts of a window of which columns are summed up, with the measures that may be asked for. */
export async function readWindowParts(
  tx: Queryable,
  shop: ShopRef,
  dimension: ColumnDimension,
  window: SalesWindow,
  only: readonly Measure[],
): Promise<ColumnPart[]> {
  const { whole, cut } = await splitWindow(tx, shop, window);
  const parts = whole ? await readColumnParts(tx, shop, dimension, whole, only) : [];
  if (!cut) return parts;
  const rows = await readCutDays(tx, shop, dimension, cut);
  const ofRows: ColumnPart = {
    keys: rows.map(({ key }) => key),
    valuesOf: (name) => rows.map((row) => (name === "days" ? 1 : row[name])),
  };
  return [...parts, ofRows];
}

/** The same by day. */
export async function readWindowDays(
  tx: Queryable,
  shop: ShopRef,
  dimension: StoredDimension,
  window: SalesWindow,
  options: SumsOptions = {},
): Promise<PeriodSums[]> {
  const { whole, cut } = await splitWindow(tx, shop, window);
  const isAsked = ({ key }: PeriodSums) => options.keys?.includes(key) ?? true;
  return [
    ...(whole ? await readSeries(tx, shop, dimension, whole, "day", options) : []),
    ...(cut ? (await readCutDays(tx, shop, dimension, cut)).filter(isAsked) : []),
  ];
}

interface SplitWindow {
  /** The days that end before the cut. */
  whole: DayRangeRef | null;
  cut: (DayRangeRef & { until: Date }) | null;
}

async function splitWindow(
  tx: Queryable,
  shop: ShopRef,
  { from, to, until }: SalesWindow,
): Promise<SplitWindow> {
  if (!until) return { whole: from <= to ? { from, to } : null, cut: null };
  const { rows } = await tx.query<{ day: string }>(
    `select least($2::date, ($3::timestamptz at time zone coalesce(timezone, 'UTC'))::date - 1) as day
     from shop where id = $1`,
    [shop.id, to, until],
  );
  const last = rows[0]?.day ?? addDays(to, -1);
  const first = last < from ? from : addDays(last, 1);
  return {
    whole: from <= last ? { from, to: last } : null,
    cut: first <= to ? { from: first, to, until } : null,
  };
}

const sums = measures
  .map((measure) => `${measureColumn(measure)}::bigint as "${measure}"`)
  .join(", ");

async function readCutDays(
  tx: Queryable,
  shop: ShopRef,
  dimension: StoredDimension,
  { from, to, until }: DayRangeRef & { until: Date },
): Promise<PeriodSums[]> {
  const { rows } = await tx.query<PeriodSums>(
    `with facts as materialized (${saleFacts} and l.happened_at < $5),
       sums as (${groupOfFacts(dimension)})
     select period, key, ${sums} from sums order by period, key`,
    [shop.id, eachDay(from, to), ...(await readFactContext(tx, shop)), until],
  );
  return rows;
}
