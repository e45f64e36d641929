import { toArrayLiteral } from "./copy-text";
import type { Queryable } from "./database.server";
import { copyNewRows } from "./direct-copy.server";
import { stageRows } from "./staging.server";
import { toStorableJson, toStorableText } from "./storable";
import {
  columnName,
  type Cell,
  type ColumnType,
  type TableSpec,
  type VersionedSpec,
} from "./table-spec";
import type { ShopRef } from "./with-shop.server";

type Cells<R> = { [K in keyof R]: Cell };

/**
 * Inserts rows, or overwrites those with the same key, in one statement. Of rows with the same key
 * the last one counts. Returns the rows that were written: all, unless a newer version was there.
 */
export async function upsertRows<R extends Cells<R>>(
  tx: Queryable,
  shop: ShopRef,
  spec: TableSpec<R>,
  rows: readonly R[],
): Promise<R[]> {
  const unique = uniqueOf(spec, rows);
  if (spec.version) {
    const versioned = unique as unknown as readonly (R & { id: number })[];
    const { written } = await upsertVersioned(tx, shop, spec as never, versioned as never);
    return versioned.filter(({ id }) => written.has(id));
  }
  const others = await copyNewRows(tx, shop, spec, unique, { areNew: false });
  if (others.length > 0) await write(tx, shop, spec, others, conflictOf(spec));
  return [...unique];
}

/**
 * The same for rows of which it is known that none is stored: theirs is the parent that this very
 * transaction has inserted, or whose children it has removed. Spares looking for each.
 */
export async function insertRows<R extends Cells<R>>(
  tx: Queryable,
  shop: ShopRef,
  spec: TableSpec<R>,
  rows: readonly R[],
): Promise<void> {
  const unique = uniqueOf(spec, rows);
  const others = await copyNewRows(tx, shop, spec, unique, { areNew: true });
  if (others.length > 0) await write(tx, shop, spec, others, "");
}

/**
 * Upserts rows that have a number and a version. `written`: the numbers of those that were, all but
 * where a newer version was there; `replaced`: those of them that had been stored before.
 */
export async function upsertVersioned<R extends Cells<R> & { id: number }>(
  tx: Queryable,
  shop: ShopRef,
  spec: VersionedSpec<R>,
  rows: readonly R[],
): Promise<{ written: ReadonlySet<number>; replaced: number[] }> {
  const unique = uniqueOf(spec, rows);
  const others = await copyNewRows(tx, shop, spec, unique, { areNew: false });
  if (others.length === 0) return { written: new Set(unique.map(({ id }) => id)), replaced: [] };
  const version = columnName(spec.version);
  const guard = ` where excluded.${version} >= ${spec.table}.${version}`;
  // A row that has just been inserted has never been locked or deleted: its xmax is 0.
  const [answer] = await write<R, { count: number; replaced: number[]; ids: number[] | null }>(
    tx,
    shop,
    spec,
    others,
    conflictOf(spec) + guard,
    (insert) =>
      `with w as (${insert} returning id, xmax = 0 as is_new)
       select count(*)::int as count,
         coalesce(json_agg(id) filter (where not is_new), '[]') as replaced,
         case when count(*) < ${others.length} then coalesce(json_agg(id), '[]') end as ids
       from w`,
  );
  const written = new Set(unique.map(({ id }) => id));
  if (answer?.ids) {
    const ids = new Set(answer.ids);
    for (const { id } of others) if (!ids.has(id)) written.delete(id);
  }
  return { written, replaced: answer?.replaced ?? [] };
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

/** Many rows go by COPY, few as arrays. */
async function write<R extends Cells<R>, A = never>(
  tx: Queryable,
  shop: ShopRef,
  spec: TableSpec<R>,
  rows: readonly R[],
  onConflict: string,
  wrap = (insert: string) => insert,
): Promise<A[]> {
  const names = Object.keys(spec.columns) as (keyof R & string)[];
  const into = `insert into ${spec.table} (shop_id, ${names.map(columnName).join(", ")})`;
  const staging = await stageRows(tx, spec, rows);
  const columns = names.map((_, index) => `c${index}`);
  const from = staging
    ? `${into} select $1::int, ${columns.join(", ")} from ${staging}`
    : `${into} select $1::int, ${columns.map((c, at) => c + castOf(spec.columns[names[at] as keyof R & string])).join(", ")}
       from unnest(${names.map((name, index) => `$${index + 2}::${wireType(spec.columns[name])}[]`).join(", ")})
         as u(${columns.join(", ")})`;
  const arrays = staging ? [] : names.map((name) => toArray(spec.columns[name], rows, name));
  const { rows: answer } = await tx.query<A>(wrap(`${from} ${onConflict}`), [shop.id, ...arrays]);
  return answer;
}

function conflictOf<R>(spec: TableSpec<R>): string {
  const names = Object.keys(spec.columns) as (keyof R & string)[];
  const updates = names
    .filter((name) => !spec.key.includes(name))
    .map((name) => `${columnName(name)} = excluded.${columnName(name)}`);
  return (
    `on conflict (shop_id, ${spec.key.map(columnName).join(", ")}) ` +
    (updates.length === 0 ? "do nothing" : `do update set ${updates.join(", ")}`)
  );
}

function uniqueOf<R extends Cells<R>>(spec: TableSpec<R>, rows: readonly R[]): readonly R[] {
  // Where the last part of the key never comes twice, which is cheap to see, no whole key does.
  const last = spec.key.at(-1) as keyof R & string;
  if (new Set(rows.map((row) => storable(row[last]))).size === rows.length) return rows;
  const byKey = new Map<string, R>();
  for (const row of rows) {
    byKey.set(spec.key.map((name) => String(storable(row[name]))).join("|"), row);
  }
  return byKey.size === rows.length ? rows : [...byKey.values()];
}

const storable = (cell: Cell) => (typeof cell === "string" ? toStorableText(cell) : cell);

function toArray<R extends Cells<R>>(
  type: ColumnType,
  rows: readonly R[],
  name: keyof R & string,
): unknown[] {
  switch (type) {
    case "text":
      return rows.map((row) => storable(row[name]));
    case "jsonb":
      return rows.map(({ [name]: cell }) =>
        cell === null ? null : toStorableJson(cell as unknown as string),
      );
    case "text[]":
      return rows.map(({ [name]: cell }) =>
        cell === null ? null : toStorableText(toArrayLiteral(cell as unknown as string[])),
      );
    default:
      return rows.map((row) => row[name]);
  }
}

// An array of arrays must be rectangular in SQL, and jsonb arrays want text anyway.
function wireType(type: ColumnType): string {
  return type === "jsonb" || type === "text[]" ? "text" : type;
}

function castOf(type: ColumnType): string {
  return type === "jsonb" || type === "text[]" ? `::${type}` : "";
}
