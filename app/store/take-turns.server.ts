import { database } from "./database.server";

/**
 * Does this while no other process does anything under the same number: they wait for each other. The
 * embedded database belongs to one process, whose one connection is left to the work.
 */
export async function takeTurns<T>(lock: number, work: () => Promise<T>): Promise<T> {
  const db = await database();
  if (db.kind === "pglite") return work();
  return db.transaction(async (tx) => {
    await tx.query("select pg_advisory_xact_lock($1)", [lock]);
    return work();
  });
}
