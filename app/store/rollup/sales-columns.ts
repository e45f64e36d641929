import Pbf from "pbf";
import type { StoredDimension } from "./dimensions";
import { measureColumn, measures } from "./measures";

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

/** The keys of a period, in the order of the values: ids, ascending, and then texts. */
export interface StoredKeys {
  ids: Float64Array;
  texts: readonly string[];
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
export function idOf(key: string): number | null {
  const id = /^[1-9]\d{0,15}$/.test(key) ? Number(key) : NaN;
  return Number.isSafeInteger(id) ? id : null;
}

function packValues(values: readonly number[]): Uint8Array | null {
  if (values.every((value) => value === 0)) return null;
  const writer = new Pbf();
  for (const value of values) writer.writeSVarint(value);
  return writer.finish();
}

/** The keys of `packColumns`. */
export function unpackKeys(bytes: Uint8Array): StoredKeys {
  const ids: number[] = [];
  const texts: string[] = [];
  let id = 0;
  new Pbf(bytes).readFields((tag, _, reader) => {
    if (tag === field.ids) {
      const end = reader.readVarint() + reader.pos;
      while (reader.pos < end) ids.push((id += reader.readVarint()));
    } else if (tag === field.texts) {
      texts.push(reader.readString());
    }
  }, null);
  return { ids: Float64Array.from(ids), texts };
}
