import { createHash } from "node:crypto";
import { log } from "../log.server";
import type { Queryable } from "./database.server";
import { toChunks, type PackedRows } from "./packed-rows";
import type { TableSpec } from "./table-spec";

// Below this the three statements of a staging table cost more than the arrays they spare.
export const stagedFrom = 200;

/**
 * Puts rows into a temporary table of the transaction's own by COPY, which row-level security forbids
 * for the tables themselves, and returns its name; its columns are shop and c0, c1, ... in the order
 * of the spec. Null where the rows are few, or the database does not let the app make temporary tables.
 *
 * The table stays with the connection and is emptied at the transaction's end. It is asked for in
 * every transaction: behind a pooler the next one may run on another connection.
 */
export async function stageRows<R>(
  tx: Queryable,
  spec: TableSpec<R>,
  rows: PackedRows,
): Promise<string | null> {
  if (tx.kind !== "postgres" || rows.count < stagedFrom) return null;
  const staged = stagedIn.get(tx) ?? new Map<string, "empty" | "used">();
  if (!stagedIn.has(tx)) {
    if (!(await mayStage(tx))) return null;
    stagedIn.set(tx, staged);
  }
  const name = stagingOf(spec);
  if (!staged.has(name)) {
    // All at once that were ever used: others of them will be in this transaction too.
    const missing = [...creations].filter(([each]) => !staged.has(each));
    await tx.exec(missing.map(([, create]) => create).join(";"));
    for (const [each] of missing) staged.set(each, wentBack.has(tx) ? "used" : "empty");
  }
  // A second time in one transaction: what the first left there has been written.
  if (staged.get(name) === "used") await tx.exec(`truncate ${name}`);
  staged.set(name, "used");
  await tx.copyIn(name, toChunks(rows));
  return name;
}

/**
 * The transaction went back to a savepoint: staging tables may be gone, or hold again what they held
 * then.
 */
export function forgetStaging(tx: Queryable): void {
  stagedIn.delete(tx);
  wentBack.add(tx);
}

const wentBack = new WeakSet<Queryable>();

const stagedIn = new WeakMap<Queryable, Map<string, "empty" | "used">>();
let isNoted = false;

async function mayStage(tx: Queryable): Promise<boolean> {
  const { rows } = await tx.query<{ may: boolean }>(
    "select has_database_privilege(current_database(), 'temp') as may",
  );
  const may = rows[0]?.may ?? false;
  if (!may && !isNoted) {
    isNoted = true;
    log.info("The database allows no temporary tables: history is read in, but not as fast");
  }
  return may;
}

const names = new WeakMap<object, string>();
/** How each staging table is made, by its name. */
const creations = new Map<string, string>();

function stagingOf<R>(spec: TableSpec<R>): string {
  let name = names.get(spec);
  if (name === undefined) {
    const columns = Object.values(spec.columns as Record<string, string>)
      .map((type, index) => `c${index} ${type}`)
      .join(", ");
    // Named by its shape: a pooled connection may still hold the table of an older version.
    const shape = createHash("sha256").update(columns).digest("hex").slice(0, 8);
    name = `pg_temp.stage_${spec.table}_${shape}`;
    names.set(spec, name);
    const create = `create temp table if not exists ${name} (shop int, ${columns}) on commit delete rows`;
    creations.set(name, create);
  }
  return name;
}
