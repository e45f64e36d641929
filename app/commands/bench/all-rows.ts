import type { Database } from "../../store/database.server";

/**
 * Does something with tables while their owner, whom `db` connects as, sees and writes the rows of all
 * shops. Afterwards the same of them are held to row-level security as before.
 */
export async function withAllRows<T>(
  db: Database,
  tables: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  const { rows: forced } = await db.query<{ name: string }>(
    "select relname as name from pg_class where relname = any($1) and relforcerowsecurity order by 1",
    [tables],
  );
  for (const { name } of forced) await db.exec(`alter table ${name} no force row level security`);
  try {
    return await work();
  } finally {
    for (const { name } of forced) await db.exec(`alter table ${name} force row level security`);
  }
}
