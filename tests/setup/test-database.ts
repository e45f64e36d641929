import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { inject } from "vitest";
import { useDatabase, type Database } from "../../app/store/database.server";
import { migrate, migrations } from "../../app/store/migrate.server";
import { openPGlite } from "../../app/store/pglite.server";
import { recordInstall } from "../../app/store/shops.server";
import type { ShopRow } from "../../app/store/shops.server";
import { openServerDatabase } from "./server-database";

const cacheDir = "node_modules/.cache/shelfwise";

let opened: Database | undefined;

/**
 * A fresh, migrated database, which the app's modules then use as theirs: in memory, or on the server
 * that the project has (tests/setup/server.ts). What is returned sees all shops' rows; closing it
 * drops the database.
 */
export async function openTestDatabase(): Promise<Database> {
  const serverUrl = inject("serverUrl");
  const { DATABASE_URL: appUrl } = process.env;
  if (serverUrl && appUrl) {
    const { app, all } = await openServerDatabase(serverUrl, appUrl);
    useDatabase(app);
    return (opened = all);
  }
  const db = await openPGlite("memory://", await migratedDump());
  useDatabase(db);
  return (opened = db);
}

/** The database opened last, which sees all shops' rows. */
export function testDatabase(): Database {
  if (!opened) throw new Error("No test database was opened");
  return opened;
}

/** Installs a shop with details as if they had been read. */
export async function installTestShop(
  db: Database,
  domain = "one.myshopify.com",
  details: { timezone?: string; currency?: string; scopes?: string[] } = {},
): Promise<ShopRow> {
  const {
    timezone = "UTC",
    currency = "USD",
    scopes = ["read_orders", "read_all_orders"],
  } = details;
  const { shop } = await recordInstall(domain, scopes, new Date("2026-01-01T00:00:00Z"));
  await db.query("update shop set timezone = $2, currency = $3 where id = $1", [
    shop.id,
    timezone,
    currency,
  ]);
  return { ...shop, timezone, currency };
}

/** Migrating costs seconds, loading a dump one: it is made once for each state of the migrations. */
async function migratedDump(): Promise<Blob> {
  const key = createHash("sha256").update(JSON.stringify(migrations)).digest("hex").slice(0, 16);
  const path = `${cacheDir}/migrated-${key}.tar`;
  const cached = await readFile(path).catch(() => null);
  if (cached) return new Blob([new Uint8Array(cached)]);

  const db = await openPGlite("memory://");
  await migrate(db);
  const dump = await db.dump();
  await db.close();
  await mkdir(cacheDir, { recursive: true });
  const scratch = `${path}.${process.pid}`;
  await writeFile(scratch, Buffer.from(await dump.arrayBuffer()));
  await rename(scratch, path);
  return dump;
}
