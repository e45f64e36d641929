import { toCopyText } from "./copy-text";
import type { Queryable } from "./database.server";
import { columnName, type Cell, type TableSpec } from "./table-spec";
import type { ShopRef } from "./with-shop.server";

// Below this the statements around a COPY cost more than it spares.
export const copiedFrom = 50;

/**
 * On the embedded database, writes by COPY into the table itself those rows of which nothing with the
 * same first part of the key (their parent, or they themselves) is stored, and returns the others.
 * There it is twice as fast as any INSERT, nobody else can write meanwhile, and the user may step out
 * of row-level security, which COPY does not know: so that the shop is checked here. `areNew`: it is
 * known that none is stored.
 */
export async function copyNewRows<R extends { [K in keyof R]: Cell }>(
  tx: Queryable,
  shop: ShopRef,
  spec: TableSpec<R>,
  rows: readonly R[],
  { areNew }: { areNew: boolean },
): Promise<readonly R[]> {
  const lead = spec.key[0];
  if (tx.kind !== "pglite" || rows.length < copiedFrom || !lead) return rows;
  const known = areNew ? new Set() : await readKnown(tx, shop, spec, lead, rows);
  const fresh = known.size === 0 ? rows : rows.filter((row) => !known.has(row[lead]));
  if (fresh.length < copiedFrom) return rows;

  const { rows: role } = await tx.query<{ shop: number | null; role: string }>(
    "select current_shop_id() as shop, current_user as role, set_config('role', 'none', true)",
  );
  if (role[0]?.shop !== shop.id) {
    throw new Error(`Rows of shop ${shop.id} violate the row-level security of this transaction`);
  }
  const columns = Object.keys(spec.columns).map(columnName).join(", ");
  await tx.copyIn(
    `${spec.table} (shop_id, ${columns})`,
    toCopyText(spec.columns, fresh, `${shop.id}\t`),
  );
  await tx.query("select set_config('role', $1, true)", [role[0].role]);
  return known.size === 0 ? [] : rows.filter((row) => known.has(row[lead]));
}

// One look into the index for each: what is not there yet has no statistics to plan by.
async function readKnown<R extends { [K in keyof R]: Cell }>(
  tx: Queryable,
  shop: ShopRef,
  spec: TableSpec<R>,
  lead: keyof R & string,
  rows: readonly R[],
): Promise<Set<unknown>> {
  const column = columnName(lead);
  const { rows: known } = await tx.query<{ id: unknown }>(
    `select k.id from unnest($2::${spec.columns[lead]}[]) k(id)
     where (select true from ${spec.table} t where t.shop_id = $1 and t.${column} = k.id limit 1)`,
    [shop.id, [...new Set(rows.map((row) => row[lead]))]],
  );
  return new Set(known.map(({ id }) => id));
}
