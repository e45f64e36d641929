import Pbf from "pbf";
import type { StoredDimension } from "./dimensions";
import { measureColumn, measures, type Measure } from "./measures";

/** Dimensions of which sums are kept in columns too: they have thousands of keys. */
export const columnDimensions = ["product", "variant"] as const;

export type ColumnDimension = (typeof columnDimensions)[number];

export function hasColumns(dimension: StoredDimension): dimension is ColumnDimension {
  return columnDimensions.some((each) => each === dimension);
}

/** What is kept of each key: every measure, and on how many days of the period it is. */
export const columnNames = ["days", ...measures] as const;
export type ColumnName = (typeof columnNames)[number];

/** "grossMinor" is gross_minor. */
export const columnOf = (name: ColumnName) => (name === "days" ? name : measureColumn(name));

/** Sums of a period in columns as they are stored; a column that is null has 0 of every key. */
export interface StoredColumns {
  keys: Uint8Array;
  columns: (name: ColumnName) => Uint8Array | null;
}

// Fields of what the keys are written as, in the wire format of Protocol Buffers.
const field = { ids: 1, texts: 2 } as const;

/**
 * Packs sums of a period. Ids go in ascending order by how much each is more than the one before, values as they
 * are: most take one to three bytes. Null where a value is above 2^52, which they could not give back exactly.
 */
export function packColumns(
  keys: readonly string[],
  valuesOf: (name: ColumnName) => readonly number[],
): StoredColumns | null {
  const columns = new Map(columnNames.map((name) => [name, valuesOf(name)]));
  const isExact = (value: number) => Math.abs(value) <= 2 ** 52;
  if (![...columns.values()].every((values) => values.every(isExact))) return null;
  const order = keys
    .map((key, index) => ({ id: idOf(key), key, index }))
    .sort((a, b) => (a.id ?? Infinity) - (b.id ?? Infinity) || (a.key < b.key ? -1 : 1));
  const writer = new Pbf();
  let before = 0;
  const steps = order.flatMap(({ id }) => {
    if (id === null) return [];
    const step = id - before;
    before = id;
    return step;
  });
  writer.writePackedVarint(field.ids, steps);
  for (const { id, key } of order) if (id === null) writer.writeStringField(field.texts, key);
  return {
    keys: writer.finish(),
    columns: (name) => {
      const values = columns.get(name) ?? [];
      return packValues(order.map(({ index }) => values[index] ?? 0));
    },
  };
}

/** A product's or a variant's id, of what is no other text: "007" is a text. */
function idOf(key: string): number | null {
  const id = /^[1-9]\d{0,15}$/.test(key) ? Number(key) : NaN;
  return Number.isSafeInteger(id) ? id : null;
}

function packValues(values: readonly number[]): Uint8Array | null {
  if (values.every((value) => value === 0)) return null;
  const writer = new Pbf();
  for (const value of values) writer.writeSVarint(value);
  return writer.finish();
}

/** Sums by key, a column of each measure, all in the order of the keys; money in minor units. */
export interface SumsInColumns {
  keys: readonly string[];
  /** 0 of each where the measure was not asked for. */
  valuesOf(name: Measure): readonly number[];
}

/** Of a window in which nothing was sold. */
export const noColumns: SumsInColumns = { keys: [], valuesOf: () => [] };

/** Adds up sums by key, of as many periods as are handed over. */
export interface ColumnSums {
  addStored(sign: 1 | -1, stored: StoredColumns): void;
  addRows(keys: readonly string[], valuesOf: (name: ColumnName) => readonly number[]): void;
  /** Of the keys that are on a day. */
  total(): SumsInColumns;
}

/** Of these measures; others are 0. */
export function createColumnSums(only: readonly Measure[]): ColumnSums {
  const places = new Map<number | string, number>();
  const totals = new Map<ColumnName, number[]>([
    ["days", []],
    ...only.map((name) => [name, []] as [ColumnName, number[]]),
  ]);
  const columns = [...totals];

  function placeOf(key: number | string): number {
    const known = places.get(key);
    if (known !== undefined) return known;
    const place = places.size;
    places.set(key, place);
    for (const [, values] of columns) values.push(0);
    return place;
  }

  return {
    addStored(sign, { keys, columns: stored }) {
      const at = placesOf(keys, placeOf);
      for (const [name, values] of columns) {
        const bytes = stored(name);
        if (!bytes) continue;
        const reader = new Pbf(bytes);
        for (const place of at) values[place] = (values[place] ?? 0) + sign * reader.readSVarint();
      }
    },
    addRows(keys, valuesOf) {
      const at = keys.map((key) => placeOf(idOf(key) ?? key));
      for (const [name, values] of columns) {
        const more = valuesOf(name);
        at.forEach((place, index) => (values[place] = (values[place] ?? 0) + (more[index] ?? 0)));
      }
    },
    total() {
      const days = totals.get("days") ?? [];
      const kept = [...places].filter(([, place]) => days[place] !== 0);
      return {
        keys: kept.map(([key]) => String(key)),
        valuesOf: (name) => {
          const values = totals.get(name);
          if (!values) return new Array<number>(kept.length).fill(0);
          return kept.map(([, place]) => values[place] ?? 0);
        },
      };
    },
  };
}

function placesOf(bytes: Uint8Array, placeOf: (key: number | string) => number): number[] {
  const places: number[] = [];
  let id = 0;
  new Pbf(bytes).readFields((tag, _, reader) => {
    if (tag === field.ids) {
      const end = reader.readVarint() + reader.pos;
      while (reader.pos < end) places.push(placeOf((id += reader.readVarint())));
    } else if (tag === field.texts) {
      places.push(placeOf(reader.readString()));
    }
  }, null);
  return places;
}
