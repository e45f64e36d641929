import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPGlite } from "../../store/pglite.server";
import { openPostgres } from "../../store/postgres.server";
import type { PostgresServer } from "../postgres-server";
import { takeFingerprint } from "./fingerprint";
import type { Ground } from "./kill-round";

/** A new database of the server. */
export async function prepareServerGround(server: PostgresServer): Promise<Ground> {
  const { url, adminUrl } = await server.addDatabase();
  return {
    database: { databaseUrl: url },
    async takeFingerprint() {
      const db = await openPostgres(adminUrl);
      return takeFingerprint(db).finally(() => db.close());
    },
  };
}

/** A new embedded database, whose folder goes when its fingerprint has been taken. */
export async function prepareEmbeddedGround(): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), "shelfwise-round-"));
  const dataDir = join(folder, "pglite");
  return {
    database: { dataDir },
    async takeFingerprint() {
      const db = await openPGlite(dataDir);
      return takeFingerprint(db)
        .finally(() => db.close())
        .finally(() => rm(folder, { recursive: true, force: true }));
    },
  };
}
