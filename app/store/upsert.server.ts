import type { Queryable } from "./database.server";
import { toStorableJson, toStorableText } from "./storable";
import type { ShopRef } from "./with-shop.server";

/** SQL types a column may have; jsonb values are given as JSON text. */
export type ColumnType =
  "bigint" | "int" | "float8" | "bool" | "text" | "timestamptz" | "date" | "jsonb" | "text[]";

type Cell = string | number | boolean | null | readonly string[];

/**
 * How rows of one table are written. Property names are the column names in camel case; every
 * table leads with shop_id. With `version`, a stored row that is newer is left alone.
 */
export interface TableSpec<R> {
  table: string;
  key: readonly (keyof R & string)[];
  columns: { readonly [K in keyof R & string]: ColumnType };
  version?: keyof R & string;
}

/**
 * Inserts rows, or overwrites those with the same key, in one statement. Of rows with the same key
 * the last one counts. Returns the rows that were written: all, unless a newer version was there.
 */
export async function upsertRows<R extends { [K in keyof R]: Cell }>(
  tx: Queryable,
  shop: ShopRef,
  spec: TableSpec<R>,
  rows: readonly R[],
): Promise<R[]> {
  if (rows.length === 0) return [];
  const byKey = new Map<string, R>();
  const names = Object.keys(spec.columns) as (keyof R & string)[];
  for (const given of rows) {
    const row = toStorable(spec, names, given);
    byKey.set(keyOf(spec, row), row);
  }
  const unique = [...byKey.values()];

  const values = names.map((name) =>
    spec.columns[name] === "text[]"
      ? unique.map((row) => toArrayLiteral(row[name] as readonly string[] | null))
      : unique.map((row) => row[name]),
  );
  const statement = spec.version
    ? `${statementOf(spec)} returning ${spec.key.map(columnName).join(", ")}`
    : statementOf(spec);
  const { rows: written } = await tx.query<Record<string, unknown>>(statement, [
    shop.id,
    ...values,
  ]);
  if (!spec.version) return unique;
  const columns = spec.key.map((name) => unquoted(name));
  return written.flatMap(
    (row) => byKey.get(columns.map((column) => String(row[column])).join("|")) ?? [],
  );
}

/** Removes the children of these parents, before the present ones are written. */
export async function deleteByParent(
  tx: Queryable,
  shop: ShopRef,
  table: string,
  parentColumn: string,
  parentIds: readonly number[],
): Promise<void> {
  if (parentIds.length === 0) return;
  await tx.query(
    `delete from ${table} where shop_id = $1 and ${parentColumn} = any($2::bigint[])`,
    [shop.id, [...parentIds]],
  );
}

/** The row itself, unless a text of it cannot be stored as it is. */
function toStorable<R extends { [K in keyof R]: Cell }>(
  spec: TableSpec<R>,
  names: readonly (keyof R & string)[],
  row: R,
): R {
  let storable = row;
  for (const name of names) {
    const cell: Cell = row[name];
    let text: Cell = cell;
    if (typeof cell === "string") {
      text = spec.columns[name] === "jsonb" ? toStorableJson(cell) : toStorableText(cell);
    } else if (cell !== null && typeof cell === "object") {
      if (cell.some((item) => item.includes("\0"))) text = cell.map(toStorableText);
    }
    if (text !== cell) storable = { ...storable, [name]: text };
  }
  return storable;
}

const statements = new WeakMap<object, string>();

function statementOf<R>(spec: TableSpec<R>): string {
  let statement = statements.get(spec);
  if (statement === undefined) {
    const names = Object.keys(spec.columns) as (keyof R & string)[];
    const columns = names.map(columnName);
    const sources = names.map((name, index) => `$${index + 2}::${wireType(spec.columns[name])}[]`);
    const selected = names.map((name, index) => `u.c${index}${castOf(spec.columns[name])}`);
    const updates = names
      .filter((name) => !spec.key.includes(name))
      .map((name) => `${columnName(name)} = excluded.${columnName(name)}`);
    const guard = spec.version
      ? ` where excluded.${columnName(spec.version)} >= ${spec.table}.${columnName(spec.version)}`
      : "";
    statement =
      `insert into ${spec.table} (shop_id, ${columns.join(", ")}) ` +
      `select $1::int, ${selected.join(", ")} ` +
      `from unnest(${sources.join(", ")}) as u(${names.map((_, index) => `c${index}`).join(", ")}) ` +
      `on conflict (shop_id, ${spec.key.map(columnName).join(", ")}) ` +
      (updates.length === 0 ? "do nothing" : `do update set ${updates.join(", ")}${guard}`);
    statements.set(spec, statement);
  }
  return statement;
}

function keyOf<R>(spec: TableSpec<R>, row: R): string {
  return spec.key.map((name) => String(row[name])).join("|");
}

function unquoted(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function columnName(name: string): string {
  return `"${unquoted(name)}"`;
}

// An array of arrays must be rectangular in SQL, and jsonb arrays want text anyway.
function wireType(type: ColumnType): string {
  return type === "jsonb" || type === "text[]" ? "text" : type;
}

function castOf(type: ColumnType): string {
  return type === "jsonb" || type === "text[]" ? `::${type}` : "";
}

/** PostgreSQL's own notation of a text array. */
function toArrayLiteral(items: readonly string[] | null): string | null {
  if (items === null) return null;
  return `{${items.map((item) => `"${item.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
}
