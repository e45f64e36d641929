import type { Queryable } from "./database.server";
import { copyNewRows, copyToServer } from "./direct-copy.server";
import { packRows, pickRows, type PackedRows, type Rows } from "./packed-rows";
import { forgetStaging, stagedFrom, stageRows } from "./staging.server";
import { columnName, type Cell, type TableSpec, type VersionedSpec } from "./table-spec";
import { unpackColumns } from "./unpack-rows";
import type { ShopRef } from "./with-shop.server";

type Cells<R> = { [K in keyof R]: Cell };

/**
 * Inserts rows, or overwrites those with the same key, in one statement. Of rows with the same key
 * the last one counts. Where a newer version is stored, that stays.
 */
export async function upsertRows<R extends Cells<R>>(
  tx: Queryable,
  shop: ShopRef,
  spec: TableSpec<R>,
  rows: Rows<R>,
): Promise<void> {
  if (spec.version) {
    await upsertVersioned(tx, shop, spec as never, rows as never, null);
    return;
  }
  const packed = packRows(spec, shop, rows);
  const others = await copyNewRows(tx, shop, spec, packed, { areNew: false });
  if (others.count > 0) await write(tx, spec, others, conflictOf(spec));
}

/**
 * The same for rows of which it is known that none is stored: theirs is the parent that this very
 * transaction has inserted, or whose children it has removed. Spares looking for each.
 */
export async function insertRows<R extends Cells<R>>(
  tx: Queryable,
  shop: ShopRef,
  spec: TableSpec<R>,
  rows: Rows<R>,
): Promise<void> {
  const packed = packRows(spec, shop, rows);
  const others = await copyNewRows(tx, shop, spec, packed, { areNew: true });
  if (others.count > 0) await add(tx, spec, others);
}

/** Children, some of them of parents in `written`: those were written by this transaction, and have none yet. */
export async function writeChildren<R extends Cells<R>>(
  tx: Queryable,
  shop: ShopRef,
  spec: TableSpec<R>,
  rows: Rows<R>,
  written: ReadonlySet<number>,
): Promise<void> {
  const all = packRows(spec, shop, rows);
  const isFresh = (_: number, parentId: number) => written.has(parentId);
  await insertRows(tx, shop, spec, pickRows(all, isFresh));
  const later = pickRows(all, (...row) => !isFresh(...row));
  await upsertRows(tx, shop, spec, later);
}

async function add<R extends Cells<R>>(
  tx: Queryable,
  spec: TableSpec<R>,
  rows: PackedRows,
): Promise<void> {
  if (!(await copyToServer(tx, spec, rows))) await write(tx, spec, rows, "");
}

/** What became of rows that have a number of their own. */
export interface Upserted {
  /** The numbers of those that were written: all but where a newer version was there. */
  written: ReadonlySet<number>;
  /** Those of them that had been stored before. */
  replaced: number[];
}

/**
 * Upserts rows that have a number and a version. `askedAt`: when Shopify was asked for them, by our clock;
 * of the same version that which was asked for later counts, since Shopify tells times in whole seconds, and
 * some things (a journey) come without a new one. Null where nobody notes when a row was read by itself.
 */
export async function upsertVersioned<R extends Cells<R> & { id: number }>(
  tx: Queryable,
  shop: ShopRef,
  spec: VersionedSpec<R>,
  rows: Rows<R>,
  askedAt: Date | null,
): Promise<Upserted> {
  const version = columnName(spec.version);
  const [theirs, ours] = [`excluded.${version}`, `${spec.table}.${version}`];
  const guard =
    askedAt === null
      ? `${theirs} >= ${ours}`
      : `(${theirs} > ${ours} or (${theirs} = ${ours} and (${spec.table}.live_at is null
          or ${spec.table}.live_at <= '${askedAt.toISOString()}'::timestamptz)))`;
  return upsertNumbered(tx, shop, spec, rows, ` where ${guard}`);
}

/** Upserts rows that have a number; `guard`: which stored ones may be overwritten. */
export async function upsertNumbered<R extends Cells<R> & { id: number }>(
  tx: Queryable,
  shop: ShopRef,
  spec: TableSpec<R>,
  rows: Rows<R>,
  guard = "",
): Promise<Upserted> {
  const packed = packRows(spec, shop, rows);
  const others = await copyNewRows(tx, shop, spec, packed, { areNew: false });
  const written = new Set(packed.leads);
  if (others.count === 0) return { written, replaced: [] };
  if (await insertBeyond(tx, shop, spec, others)) return { written, replaced: [] };
  // A row that has just been inserted has never been locked or deleted: its xmax is 0.
  const [answer] = await write<R, { replaced: number[]; ids: number[] | null }>(
    tx,
    spec,
    others,
    conflictOf(spec) + guard,
    (insert) =>
      `with w as (${insert} returning id, xmax = 0 as is_new)
       select coalesce(json_agg(id) filter (where not is_new), '[]') as replaced,
         case when count(*) < ${others.count} then coalesce(json_agg(id), '[]') end as ids
       from w`,
  );
  if (answer?.ids) {
    const ids = new Set(answer.ids);
    for (const id of others.leads) if (!ids.has(id)) written.delete(id);
  }
  return { written, replaced: answer?.replaced ?? [] };
}

/**
 * On a server, inserts rows among whose numbers none is stored, which is what a first reading is made
 * of, without the look for each that an upsert takes (nearly twice the time). False, and nothing
 * written, where some are stored, or have been by another process meanwhile.
 */
async function insertBeyond<R extends Cells<R> & { id: number }>(
  tx: Queryable,
  shop: ShopRef,
  spec: TableSpec<R>,
  rows: PackedRows,
): Promise<boolean> {
  if (tx.kind !== "postgres" || rows.count < stagedFrom || spec.key[0] !== "id") return false;
  let [least, most] = [Infinity, -Infinity];
  for (const id of rows.leads) {
    if (id < least) least = id;
    if (id > most) most = id;
  }
  const { rows: found } = await tx.query(
    `select from ${spec.table} where shop_id = $1 and id between $2 and $3 limit 1`,
    [shop.id, least, most],
  );
  if (found.length > 0) return false;
  await tx.exec("savepoint beyond");
  try {
    await add(tx, spec, rows);
  } catch (error) {
    if ((error as { code?: unknown }).code !== uniqueViolation) throw error;
    await tx.exec("rollback to savepoint beyond");
    forgetStaging(tx);
    return false;
  }
  await tx.exec("release savepoint beyond");
  return true;
}

const uniqueViolation = "23505";

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

/** Many rows go by COPY, few as arrays of texts. */
async function write<R extends Cells<R>, A = never>(
  tx: Queryable,
  spec: TableSpec<R>,
  rows: PackedRows,
  onConflict: string,
  wrap = (insert: string) => insert,
): Promise<A[]> {
  const names = Object.keys(spec.columns) as (keyof R & string)[];
  const into = `insert into ${spec.table} (shop_id, ${names.map(columnName).join(", ")})`;
  const columns = names.map((_, index) => `c${index}`);
  const staging = await stageRows(tx, spec, rows);
  if (staging) {
    const from = `select shop, ${columns.join(", ")} from ${staging}`;
    const { rows: answer } = await tx.query<A>(wrap(`${into} ${from} ${onConflict}`));
    return answer;
  }
  const cells = names.map((name, index) => `c${index}::${spec.columns[name]}`);
  const arrays = names.map((_, index) => `$${index + 2}::text[]`);
  const from = `select $1::int, ${cells.join(", ")}
    from unnest(${arrays.join(", ")}) as u(${columns.join(", ")})`;
  const { rows: answer } = await tx.query<A>(wrap(`${into} ${from} ${onConflict}`), [
    rows.shopId,
    ...unpackColumns(spec, rows),
  ]);
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
