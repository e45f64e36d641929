import { database } from "./database.server";

/**
 * Brings what the planner knows of the tables up to date. A server does that by itself; the embedded
 * database never, and takes every table for nearly empty. One table at a time: others get their turn.
 */
export async function refreshStatistics(): Promise<void> {
  const db = await database();
  if (db.kind !== "pglite") return;
  const { rows } = await db.query<{ name: string }>(
    `select quote_ident(relname) as name from pg_class
     where relkind = 'r' and relnamespace = current_schema()::regnamespace order by relname`,
  );
  for (const { name } of rows) await db.exec(`analyze ${name}`);
}
