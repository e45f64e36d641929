import { createHash } from "node:crypto";
import type { Database } from "./database.server";

// Built into the bundle, so that the server needs no files beside it. Keys are file paths.
const files = import.meta.glob<string>("../../prisma/migrations/*/migration.sql", {
  query: "?raw",
  import: "default",
  eager: true,
});

export interface Migration {
  name: string;
  sql: string;
}

export const migrations: readonly Migration[] = Object.entries(files)
  .map(([path, sql]) => ({ name: path.split("/").at(-2) ?? path, sql }))
  .sort((a, b) => (a.name < b.name ? -1 : 1));

// Any number, as long as every Shelfwise process uses the same.
const advisoryLock = 7_430_211;

/**
 * Applies what is missing, each migration in a transaction of its own, with Prisma's bookkeeping.
 * Processes that migrate at once wait for each other. Throws where a migration that was applied has
 * changed since. Returns the names applied now.
 */
export async function migrate(
  db: Database,
  list: readonly Migration[] = migrations,
): Promise<string[]> {
  await db.transaction(async (tx) => {
    await tx.query("select pg_advisory_xact_lock($1)", [advisoryLock]);
    await tx.exec(`create table if not exists _prisma_migrations (
      id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz,
      migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
      started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`);
  });
  const applied: string[] = [];
  for (const migration of list) {
    const checksum = createHash("sha256").update(migration.sql).digest("hex");
    await db.transaction(async (tx) => {
      await tx.query("select pg_advisory_xact_lock($1)", [advisoryLock]);
      const { rows } = await tx.query<{ checksum: string }>(
        "select checksum from _prisma_migrations where migration_name = $1 and rolled_back_at is null",
        [migration.name],
      );
      const known = rows[0];
      if (known) {
        if (known.checksum === checksum) return;
        throw new Error(
          `Migration ${migration.name} was changed after it had been applied to this database. ` +
            "Restore its file and put the change into a new migration.",
        );
      }
      await tx.exec(migration.sql);
      await tx.query(
        `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
         values (gen_random_uuid()::text, $1, $2, now(), 1)`,
        [checksum, migration.name],
      );
      applied.push(migration.name);
    });
  }
  return applied;
}

/** Names of the migrations that this database lacks, in order. Changes nothing. */
export async function listMissing(
  db: Database,
  list: readonly Migration[] = migrations,
): Promise<string[]> {
  const { rows: found } = await db.query<{ isThere: boolean }>(
    `select to_regclass('_prisma_migrations') is not null as "isThere"`,
  );
  if (!found[0]?.isThere) return list.map(({ name }) => name);
  const { rows } = await db.query<{ name: string }>(
    `select migration_name as name from _prisma_migrations
     where rolled_back_at is null and finished_at is not null`,
  );
  const applied = new Set(rows.map(({ name }) => name));
  return list.flatMap(({ name }) => (applied.has(name) ? [] : name));
}
