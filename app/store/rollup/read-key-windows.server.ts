import { eachDay, type ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import { withShop, type ShopRef } from "../with-shop.server";
import { readDirtyDays } from "./dirty-days.server";
import { openPart } from "./column-sums";
import { pickWindow } from "./pick-columns";
import type { DayRangeRef } from "./ranges";
import { readSeries } from "./read-sales.server";
import { KnownColumns, unlessKnown } from "./known-columns";
import { columnOf, type ColumnDimension, type ColumnName } from "./sales-columns";

/** Days of one key. */
export interface KeyWindow extends DayRangeRef {
  key: string;
}

export interface KeyWindowSums {
  /** Units sold, less those returned. */
  units: number;
  netMinor: number;
}

// To open the columns of a day takes as long as to look up so many keys of it, as long as these come from memory.
const worthKeys = 40;

const netParts = ["grossMinor", "discountsMinor", "returnsMinor"] as const;
const unitParts = ["unitsSold", "unitsReturned"] as const;
const names = [...netParts, ...unitParts];

/**
 * What single keys sold on days of their own, in the order asked for. Windows that share their days are read from the
 * columns of these, others are a look-up for each day. Days that have changed since they were folded are summed from the
 * ledger.
 */
export async function readKeyWindows(
  shop: ShopRef,
  dimension: ColumnDimension,
  windows: readonly KeyWindow[],
  keysAtLeast = worthKeys,
): Promise<KeyWindowSums[]> {
  const asked = windows.map(({ key, from, to }) => ({ key, days: eachDay(from, to) }));
  const all = [...new Set(asked.flatMap(({ days }) => days))].sort();
  const [first, last] = [all[0], all.at(-1)];
  const sums = windows.map((): KeyWindowSums => ({ units: 0, netMinor: 0 }));
  if (first === undefined || last === undefined) return sums;
  const range = { from: first, to: last };
  const lookUps = asked.reduce((count, { days }) => count + days.length, 0);
  const { dirty, stored } = await withShop(shop, async (tx) => {
    const dirty = await readDirtyDays(tx, shop, range);
    const places = placesByDay(asked);
    const isWorth = lookUps >= all.length * keysAtLeast;
    const clean = all.filter((day) => !dirty.includes(day));
    const stored = isWorth ? await addStoredDays(tx, shop, dimension, clean, places, sums) : [];
    await addFreshDays(tx, shop, dimension, dirty, places, sums);
    return { dirty, stored };
  });
  const known = new Set([...dirty, ...stored]);
  const rest = all.filter((day) => !known.has(day));
  if (rest.length > 0) await addLookedUp(shop, dimension, rest, windows, sums);
  return sums;
}

type PlacesByKey = Map<string, number[]>;

/** Which windows ask for a day, by their keys. */
function placesByDay(
  asked: readonly { key: string; days: readonly ShopDay[] }[],
): Map<ShopDay, PlacesByKey> {
  const places = new Map<ShopDay, PlacesByKey>();
  for (const [place, { key, days }] of asked.entries()) {
    for (const day of days) {
      const ofDay: PlacesByKey = places.get(day) ?? new Map();
      const ofKey = ofDay.get(key);
      if (ofKey) ofKey.push(place);
      else ofDay.set(key, [place]);
      places.set(day, ofDay);
    }
  }
  return places;
}

/** Adds the days that are in columns, and returns which they are. */
async function addStoredDays(
  tx: Queryable,
  shop: ShopRef,
  dimension: ColumnDimension,
  days: readonly ShopDay[],
  places: ReadonlyMap<ShopDay, PlacesByKey>,
  sums: readonly KeyWindowSums[],
): Promise<ShopDay[]> {
  type Packed = Record<`packed_${string}`, Uint8Array | null>;
  const known = new KnownColumns(shop, dimension, names);
  const { rows } = await tx.query<{ period: ShopDay; version: string } & Packed>(
    `select c.period, c.version,
       ${["keys", ...names.map(columnOf)].map((name) => `${unlessKnown("a.known", name)} as packed_${name}`).join(", ")}
     from unnest($3::date[], $4::uuid[]) a(period, known)
     join sales_columns c on c.shop_id = $1 and c.dim = $2 and c.grain = 'd' and c.period = a.period`,
    [shop.id, dimension, days, days.map((day) => known.versionOf("d", day))],
  );
  for (const row of rows) {
    const ofDay = [...(places.get(row.period) ?? [])];
    const columns = (name: ColumnName) => row[`packed_${columnOf(name)}`] ?? null;
    const { packed_keys: keys } = row;
    const stored = known.take("d", row.period, row.version, keys ? { keys, columns } : null);
    const part = openPart({ sign: 1, stored });
    const { valuesOf } = pickWindow(
      [part],
      ofDay.map(([key]) => key),
      names,
    );
    const total = (parts: readonly (typeof names)[number][], index: number) =>
      parts.reduce((sum, name) => sum + (valuesOf(name)[index] ?? 0), 0);
    for (const [index, [, ofKey]] of ofDay.entries()) {
      const day = { units: total(unitParts, index), netMinor: total(netParts, index) };
      addTo(sums, ofKey, day);
    }
  }
  return rows.map(({ period }) => period);
}

function addTo(
  sums: readonly KeyWindowSums[],
  places: readonly number[],
  { units, netMinor }: KeyWindowSums,
): void {
  for (const place of places) {
    const sum = sums[place];
    if (!sum) continue;
    sum.units += units;
    sum.netMinor += netMinor;
  }
}

async function addFreshDays(
  tx: Queryable,
  shop: ShopRef,
  dimension: ColumnDimension,
  days: readonly ShopDay[],
  places: ReadonlyMap<ShopDay, PlacesByKey>,
  sums: readonly KeyWindowSums[],
): Promise<void> {
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return;
  const isFresh = new Set(days);
  const keys = [...new Set(days.flatMap((day) => [...(places.get(day)?.keys() ?? [])]))];
  for (const row of await readSeries(tx, shop, dimension, { from, to }, "day", { keys })) {
    if (!isFresh.has(row.period)) continue;
    addTo(sums, places.get(row.period)?.get(row.key) ?? [], {
      units: row.unitsSold + row.unitsReturned,
      netMinor: row.grossMinor + row.discountsMinor + row.returnsMinor,
    });
  }
}

/** One half of the windows beside the other: they are nothing but look-ups, of which there are thousands. */
async function addLookedUp(
  shop: ShopRef,
  dimension: ColumnDimension,
  days: readonly ShopDay[],
  windows: readonly KeyWindow[],
  sums: readonly KeyWindowSums[],
): Promise<void> {
  const middle = Math.ceil(windows.length / 2);
  const halves = [windows.slice(0, middle), windows.slice(middle)];
  const read = await Promise.all(
    halves.map((half) => withShop(shop, (tx) => lookUp(tx, shop, dimension, days, half))),
  );
  for (const [place, sum] of read.flat().entries()) addTo(sums, [place], sum);
}

async function lookUp(
  tx: Queryable,
  shop: ShopRef,
  dimension: ColumnDimension,
  days: readonly ShopDay[],
  windows: readonly KeyWindow[],
): Promise<KeyWindowSums[]> {
  const { rows } = await tx.query<KeyWindowSums>(
    `select coalesce(r.units, 0)::int as units, coalesce(r.net, 0)::bigint as "netMinor"
     from unnest($3::text[], $4::date[], $5::date[]) with ordinality
       as w(key, first_day, last_day, place)
     left join lateral (
       select sum(units_sold + units_returned) as units,
         sum(gross_minor + discounts_minor + returns_minor) as net
       from sales_rollup r
       where r.shop_id = $1 and r.dim = $2 and r.grain = 'd' and r.key = w.key
         and r.period = any(array(
           select day::date from generate_series(w.first_day, w.last_day, interval '1 day') day
           where day::date = any($6::date[])))
     ) r on true
     order by w.place`,
    [
      shop.id,
      dimension,
      windows.map(({ key }) => key),
      windows.map(({ from }) => from),
      windows.map(({ to }) => to),
      days,
    ],
  );
  return rows;
}
