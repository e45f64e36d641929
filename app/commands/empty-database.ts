import { createHash } from "node:crypto";
import { cp, mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { runMigrations, type Surroundings } from "./app-process";

const cacheDir = "node_modules/.cache/shelfwise";
const migrationsDir = "prisma/migrations";
const engine = "node_modules/@electric-sql/pglite/package.json";

/**
 * Puts an embedded database with all tables and no rows into a folder that is not there yet. To make one takes
 * ten seconds of a processor, to copy it one: it is made once for each state of the migrations. Needs the build.
 */
export async function copyEmptyDatabase(
  dataDir: string,
  { env, ...surroundings }: Surroundings,
): Promise<void> {
  const made = join(cacheDir, `empty-${await hashOfTables()}`);
  if (!(await isThere(made))) {
    // Under another name until it is whole.
    const scratch = `${made}.${process.pid}`;
    try {
      await mkdir(cacheDir, { recursive: true });
      await runMigrations({ env: { ...env, DATA_DIR: scratch }, ...surroundings });
      // Another process may have been as fast.
      await rename(scratch, made).catch(async (error: unknown) => {
        if (!(await isThere(made))) throw error;
      });
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  }
  await cp(made, dataDir, { recursive: true });
}

/** What tells one state of the tables, and of what they are kept in, from another. */
async function hashOfTables(): Promise<string> {
  const hash = createHash("sha256").update(await readFile(engine));
  for (const name of (await readdir(migrationsDir)).sort()) {
    const sql = await readFile(join(migrationsDir, name, "migration.sql")).catch(() => "");
    hash.update(name).update(sql);
  }
  return hash.digest("hex").slice(0, 16);
}

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
