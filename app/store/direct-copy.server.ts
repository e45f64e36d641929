import type { Queryable } from "./database.server";
import { pickRows, toChunks, type PackedRows } from "./packed-rows";
import { columnName, type TableSpec } from "./table-spec";
import type { ShopRef } from "./with-shop.server";

// Below this the statements around a COPY cost more than it spares.
export const copiedFrom = 50;

/**
 * On the embedded database, writes by COPY into the table itself those rows of which nothing with the
 * same first part of the key (their parent, or they themselves) is stored, and returns the others.
 * There it is twice as fast as any INSERT, and nobody else can write meanwhile. `areNew`: it is known
 * that none is stored. Rows whose key does not begin with a number are all returned.
 */
export async function copyNewRows<R>(
  tx: Queryable,
  shop: ShopRef,
  spec: TableSpec<R>,
  rows: PackedRows,
  { areNew }: { areNew: boolean },
): Promise<PackedRows> {
  const lead = spec.key[0];
  if (tx.kind !== "pglite" || rows.count < copiedFrom || !lead) return rows;
  if (Number.isNaN(rows.leads[0])) return rows;
  const known = areNew ? new Set<number>() : await readKnown(tx, shop, spec, lead, rows);
  const isNew = (index: number) => !known.has(rows.leads[index] as number);
  const fresh = known.size === 0 ? rows : pickRows(rows, isNew);
  if (fresh.count < copiedFrom) return rows;
  await copyInto(tx, spec, fresh);
  return pickRows(rows, (index) => !isNew(index));
}

/**
 * The same on a server, of rows of which none is stored, where the role that the app connects as is not
 * held to the table's policies (migration 0042, or a superuser): what goes over a temporary table is
 * written twice. False, and nothing written, where it is, or the rows are few.
 */
export async function copyToServer<R>(
  tx: Queryable,
  spec: TableSpec<R>,
  rows: PackedRows,
): Promise<boolean> {
  if (tx.kind !== "postgres" || rows.count < copiedFrom || !(await mayCopy(tx, spec.table)))
    return false;
  await copyInto(tx, spec, rows);
  return true;
}

const copied = new Map<string, boolean>();

/** Asked once: migrations run before a process begins. */
async function mayCopy(tx: Queryable, table: string): Promise<boolean> {
  const known = copied.get(table);
  if (known !== undefined) return known;
  const { rows } = await tx.query<{ may: boolean }>(
    `select r.rolsuper or r.rolbypassrls
       or (not c.relforcerowsecurity and pg_has_role(session_user, c.relowner, 'usage')) as may
     from pg_class c, pg_roles r where c.oid = $1::regclass and r.rolname = session_user`,
    [table],
  );
  const may = rows[0]?.may ?? false;
  copied.set(table, may);
  return may;
}

/** Steps out of row-level security, which COPY does not know, so that the shop is checked here. */
async function copyInto<R>(tx: Queryable, spec: TableSpec<R>, rows: PackedRows): Promise<void> {
  const { rows: role } = await tx.query<{ shop: number | null; role: string }>(
    "select current_shop_id() as shop, current_user as role, set_config('role', 'none', true)",
  );
  if (role[0]?.shop !== rows.shopId) {
    throw new Error(
      `Rows of shop ${rows.shopId} violate the row-level security of this transaction`,
    );
  }
  const columns = Object.keys(spec.columns).map(columnName).join(", ");
  await tx.copyIn(`${spec.table} (shop_id, ${columns})`, toChunks(rows));
  await tx.query("select set_config('role', $1, true)", [role[0].role]);
}

// One look into the index for each: what is not there yet has no statistics to plan by.
async function readKnown<R>(
  tx: Queryable,
  shop: ShopRef,
  spec: TableSpec<R>,
  lead: keyof R & string,
  rows: PackedRows,
): Promise<Set<number>> {
  const column = columnName(lead);
  const { rows: known } = await tx.query<{ id: number }>(
    `select k.id from unnest($2::${spec.columns[lead]}[]) k(id)
     where (select true from ${spec.table} t where t.shop_id = $1 and t.${column} = k.id limit 1)`,
    [shop.id, [...new Set(rows.leads)]],
  );
  return new Set(known.map(({ id }) => id));
}
