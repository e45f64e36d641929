import { createHash, randomBytes } from "node:crypto";
import pg from "pg";
import type { Database } from "../../app/store/database.server";
import { migrate, migrations } from "../../app/store/migrate.server";
import { openPostgres } from "../../app/store/postgres.server";

// Any number: makers of the template wait for each other.
const templateLock = 5_120_477;
// Whom the app connects as: row-level security holds for a plain role only.
const appRole = "shelfwise_test";

/** The app's URL of a database of the same server that does not exist yet. */
export function nameAppDatabase(serverUrl: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/shelfwise_test_${randomBytes(6).toString("hex")}`;
  url.username = appRole;
  url.password = appRole;
  return url.href;
}

/**
 * Makes the database `appUrl` names, migrated and empty: `app` is for the app's modules, `all` sees
 * every shop's rows. Closing `all` closes both and drops the database.
 */
export async function openServerDatabase(
  serverUrl: string,
  appUrl: string,
): Promise<{ app: Database; all: Database }> {
  const name = new URL(appUrl).pathname.slice(1);
  await onServer(serverUrl, async (admin) => {
    const template = await makeTemplate(serverUrl, appUrl, admin);
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.query(`create database ${name} owner ${appRole} template ${template}`);
  });
  const [app, all] = await Promise.all([
    openPostgres(appUrl),
    openPostgres(withDatabase(serverUrl, name)),
  ]);
  return {
    app: withoutHistory(app),
    all: {
      ...all,
      async close() {
        await Promise.all([app.close(), all.close()]);
        await onServer(serverUrl, (admin) => admin.query(`drop database ${name} with (force)`));
      },
    },
  };
}

// COPY goes into these, so that whom the app connects as is not held to their policies (migration 0042).
const history =
  /\b(orders|order_line|order_shipping_line|order_fulfillment|order_agreement|ledger)\b/i;

/** Outside of a shop's transaction nothing may be asked of them: it would be answered for all shops. */
function withoutHistory(app: Database): Database {
  const check = (sql: string) => {
    const [table] = history.exec(sql.replace(/^analyze \w+$/i, "")) ?? [];
    if (table) throw new Error(`${table} is asked for outside of a shop's transaction: ${sql}`);
  };
  return {
    ...app,
    query: (sql, values) => (check(sql), app.query(sql, values)),
    exec: (sql) => (check(sql), app.exec(sql)),
  };
}

/** Migrating costs more than copying: it is done once for each state of the migrations. */
async function makeTemplate(serverUrl: string, appUrl: string, admin: pg.Client): Promise<string> {
  const key = createHash("sha256").update(JSON.stringify(migrations)).digest("hex").slice(0, 16);
  const template = `shelfwise_template_${key}`;
  await admin.query("select pg_advisory_lock($1)", [templateLock]);
  try {
    const roles = await admin.query("select from pg_roles where rolname = $1", [appRole]);
    if (!roles.rowCount) {
      await admin.query(`create role ${appRole} login createrole createdb password '${appRole}'`);
    }
    const made = await admin.query("select from pg_database where datname = $1", [template]);
    if (made.rowCount) return template;
    // Under another name until it is whole.
    const draft = `${template}_draft`;
    await admin.query(`drop database if exists ${draft} with (force)`);
    await admin.query(`create database ${draft} owner ${appRole}`);
    const db = await openPostgres(withDatabase(appUrl, draft));
    try {
      await migrate(db);
    } finally {
      await db.close();
    }
    await admin.query(`alter database ${draft} rename to ${template}`);
    return template;
  } finally {
    await admin.query("select pg_advisory_unlock($1)", [templateLock]);
  }
}

async function onServer<T>(url: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

function withDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
