import { toStorableText } from "./storable";
import { CopyWriter } from "./copy-writer";
import type { Cell, ColumnType, TableSpec } from "./table-spec";
import type { ShopRef } from "./with-shop.server";

/**
 * Rows of one table in COPY's text format, each after its shop's number, and what has to be known of
 * them to choose among them. No two have the same key. Plain data: it can go from thread to thread.
 */
export interface PackedRows {
  table: string;
  shopId: number;
  count: number;
  text: Uint8Array<ArrayBuffer>;
  /** Where each row begins, and the end. */
  starts: Float64Array<ArrayBuffer>;
  /** The first part of each row's key: its parent's number, or its own; NaN where that is no number. */
  leads: Float64Array<ArrayBuffer>;
  /** The number of each row's parent (see TableSpec), where that is not what leads its key. */
  parents: Float64Array<ArrayBuffer> | null;
}

/** Rows of one table, packed or not. */
export type Rows<R> = readonly R[] | PackedRows;

type Cells<R> = { [K in keyof R]: Cell };

export interface RowPacker<R> {
  add(row: R): void;
  /** The rows added since the last time; of those with the same key the last. */
  take(): PackedRows;
}

export function createRowPacker<R extends Cells<R>>(
  spec: TableSpec<R>,
  shop: Pick<ShopRef, "id">,
): RowPacker<R> {
  const names = Object.keys(spec.columns) as (keyof R & string)[];
  const types = names.map((name): ColumnType => spec.columns[name]);
  const [lead, ...others] = spec.key;
  if (lead === undefined) throw new Error(`${spec.table} has no key`);
  const isNumbered = ["bigint", "int"].includes(spec.columns[lead]);
  const { parent } = spec;
  let writer = new CopyWriter(0);
  let starts: number[] = [];
  let leads: number[] = [];
  let parents: number[] = [];
  let keys: unknown[] = [];

  return {
    add(row) {
      starts.push(writer.length);
      leads.push(isNumbered ? (row[lead] as number) : NaN);
      if (parent) parents.push(row[parent] as number);
      if (!isNumbered) keys.push(keyOf(row, spec.key));
      else if (others.length === 1) keys.push(storable(row[others[0] as keyof R]));
      else if (others.length > 1) keys.push(keyOf(row, others));
      writer.cell(shop.id, "int");
      for (let index = 0; index < names.length; index += 1)
        writer.cell(row[names[index] as keyof R & string], types[index] as ColumnType);
      writer.endRow();
    },

    take() {
      const packed: PackedRows = {
        table: spec.table,
        shopId: shop.id,
        count: starts.length,
        text: writer.written(),
        starts: Float64Array.from([...starts, writer.length]),
        leads: Float64Array.from(leads),
        parents: parent ? Float64Array.from(parents) : null,
      };
      const last = lastOfEach(leads, keys);
      // The next batch will hardly be much larger.
      writer = new CopyWriter(Math.ceil(writer.length * 1.1));
      [starts, leads, parents, keys] = [[], [], [], []];
      return last ? pickRows(packed, (index) => last[index] === true) : packed;
    },
  };
}

export function packRows<R extends Cells<R>>(
  spec: TableSpec<R>,
  shop: Pick<ShopRef, "id">,
  rows: Rows<R>,
): PackedRows {
  if ("text" in rows) {
    if (rows.table !== spec.table || rows.shopId !== shop.id)
      throw new Error(`Rows of ${rows.table} of shop ${rows.shopId} are not ${spec.table}'s here`);
    return rows;
  }
  const packer = createRowPacker(spec, shop);
  for (const row of rows) packer.add(row);
  return packer.take();
}

const storable = (cell: unknown) => (typeof cell === "string" ? toStorableText(cell) : cell);

function keyOf<R>(row: R, names: readonly (keyof R)[]): unknown {
  return names.map((name) => String(storable(row[name]))).join("|");
}

/** Which rows are the last of their key; null where no key comes twice. */
function lastOfEach(leads: readonly number[], keys: readonly unknown[]): boolean[] | null {
  // Where one part of the key never comes twice, which is cheap to see, no whole key does.
  if (new Set(keys.length > 0 ? keys : leads).size === leads.length) return null;
  const last = new Map<unknown, number>();
  for (const [index, lead] of leads.entries())
    last.set(keys.length > 0 ? `${lead}|${String(keys[index])}` : lead, index);
  if (last.size === leads.length) return null;
  const isLast = new Array<boolean>(leads.length).fill(false);
  for (const index of last.values()) isLast[index] = true;
  return isLast;
}

/** Those of the rows for which `keep` holds, in their order. */
export function pickRows(
  rows: PackedRows,
  keep: (index: number, parent: number) => boolean,
): PackedRows {
  const parents = parentsOf(rows);
  const kept: number[] = [];
  for (let index = 0; index < rows.count; index += 1)
    if (keep(index, parents[index] as number)) kept.push(index);
  if (kept.length === rows.count) return rows;

  const startOf = (index: number) => rows.starts[index] as number;
  const starts = new Float64Array(kept.length + 1);
  for (const [at, index] of kept.entries())
    starts[at + 1] = (starts[at] as number) + startOf(index + 1) - startOf(index);
  const text = new Uint8Array(starts[kept.length] as number);
  for (const [at, index] of kept.entries())
    text.set(rows.text.subarray(startOf(index), startOf(index + 1)), starts[at]);
  const of = (values: Float64Array) => Float64Array.from(kept, (index) => values[index] as number);
  return {
    ...rows,
    count: kept.length,
    text,
    starts,
    leads: of(rows.leads),
    parents: rows.parents && of(rows.parents),
  };
}

/** The number of each row's parent. */
export function parentsOf(rows: PackedRows): Float64Array {
  return rows.parents ?? rows.leads;
}

// Large enough that a chunk costs nothing, small enough for the server to begin with it early.
const chunkBytes = 128 * 1024;

/** The text, for COPY, in chunks. */
export function* toChunks({ text }: PackedRows): Generator<Buffer> {
  for (let at = 0; at < text.length; at += chunkBytes) {
    const length = Math.min(chunkBytes, text.length - at);
    yield Buffer.from(text.buffer, text.byteOffset + at, length);
  }
}
