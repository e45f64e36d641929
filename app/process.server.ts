import { env, type Env } from "./env.server";
import { stopRunner } from "./jobs/runner.server";
import { log } from "./log.server";
import { closeDatabase, database, type Database } from "./store/database.server";
import { listMissing, migrate } from "./store/migrate.server";
import { describeStartFailure } from "./start-failure";

export interface Running {
  close: () => Promise<void>;
}

/**
 * The life of a process: environment, database, migrations (embedded mode; on a server npm run
 * db:migrate does them), work, and an orderly end on SIGTERM or SIGINT. A failure at the start ends
 * the process with one clear line.
 */
export async function runProcess(name: string, start: () => Promise<Running>): Promise<void> {
  try {
    log.level = env().LOG_LEVEL;
    const db = await database();
    if (env().isEmbeddedDatabase) await migrate(db);
    else await refuseOldTables(db);
    const running = await start();
    let isStopping = false;
    const stop = (signal: string) => {
      if (isStopping) return;
      isStopping = true;
      log.info({ signal }, `The ${name} process stops`);
      void running
        .close()
        .then(stopRunner)
        .then(closeDatabase)
        .catch((error: unknown) => log.error({ err: error }, "Stopping failed"))
        .finally(() => process.exit(0));
    };
    process.once("SIGTERM", stop);
    process.once("SIGINT", stop);
  } catch (error) {
    console.error(describeStartFailure(error, startEnv()));
    await closeDatabase().catch(() => {});
    process.exit(1);
  }
}

/** Every page and job would fail, one after the other, and none would say why. */
async function refuseOldTables(db: Database): Promise<void> {
  const missing = await listMissing(db);
  if (missing.length === 0) return;
  throw new Error(
    `The database lacks ${missing.length === 1 ? "a migration" : `${missing.length} migrations`} ` +
      `(${missing[0]}${missing.length > 1 ? " and later" : ""}): run npm run db:migrate first.`,
  );
}

/** What is known of it: nothing, where it is itself at fault. */
export function startEnv(): Partial<Pick<Env, "DATABASE_URL" | "PORT">> {
  try {
    return env();
  } catch {
    return {};
  }
}
