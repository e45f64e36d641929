import { spawn } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { readAllScopes } from "../../app/commands/app-config";
import { runMigrations, startAppProcess } from "../../app/commands/app-process";
import { findOverlaps, parsePortion, type Portion } from "../../app/commands/bench/portions";
import { followBackfill, readStatus } from "../../app/commands/follow-backfill";
import { startPostgres, type PostgresServer } from "../../app/commands/postgres-server";
import { startStack, type Stack } from "../../app/commands/stack";
import { openPostgres } from "../../app/store/postgres.server";
import { hasPostgres } from "../setup/postgres";
import { expectReport, readYear } from "./report-figures";
import { readTokenGrants } from "./store-api";

const isServerHere = await hasPostgres();
const silenceMs = 20_000;

describe.skipIf(!isServerHere)("Two web and two worker processes on a PostgreSQL server", () => {
  let server: PostgresServer;
  let database: { url: string; adminUrl: string };
  let stack: Stack;
  const portions: Portion[] = [];

  beforeAll(async () => {
    server = await startPostgres();
    database = await server.addDatabase();
  });
  afterAll(async () => {
    await stack?.close();
    await server?.stop();
  });

  async function query<R>(sql: string): Promise<R[]> {
    const db = await openPostgres(database.adminUrl);
    return db
      .query<R>(sql)
      .then(({ rows }) => rows)
      .finally(() => db.close());
  }

  it("do not start before the tables are there, and migrate one database at once without harm", async () => {
    const said: string[] = [];
    const surroundings = {
      env: envOf(database.url),
      onLine: (line: string) => void said.push(line),
    };
    for (const kind of ["web", "worker"] as const) {
      await expect(startAppProcess(kind, surroundings, 0)).rejects.toThrow(
        /run npm run db:migrate first/,
      );
    }
    await Promise.all([runMigrations(surroundings), runMigrations(surroundings)]);
    const applied = said.flatMap((line) => /^Applied (.*)/.exec(line)?.[1]?.split(", ") ?? []);
    const rows = await query<{ name: string }>(
      "select migration_name as name from _prisma_migrations order by 1",
    );
    expect(applied.toSorted()).toEqual(rows.map(({ name }) => name));
  });

  it("end in order when npm, which runs them, is told to", async () => {
    const { PATH, HOME } = process.env;
    const npm = spawn("npm", ["run", "worker"], {
      env: { PATH, HOME, ...envOf(database.url) } as unknown as NodeJS.ProcessEnv,
      stdio: ["ignore", "pipe", "inherit"],
      // A group of its own, so that what it leaves behind can be ended.
      detached: true,
    });
    const hasEnded = new Promise((resolve) => npm.once("close", resolve));
    let said = "";
    npm.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
    try {
      await expect.poll(() => said, { timeout: 60_000 }).toContain("Shelfwise does its jobs");
      npm.kill("SIGTERM");
      await expect.poll(() => said, { timeout: 10_000 }).toContain("The worker process stops");
      await hasEnded;
    } finally {
      endGroup(npm.pid);
    }
  });

  it("begin to read once the merchant opens the app, one portion at a time", async () => {
    stack = await startStack({
      databaseUrl: database.url,
      webs: 2,
      workers: 2,
      store: {
        installed: "on",
        scopes: await readAllScopes(),
        timezone: "UTC",
        orders: "1500",
        products: "60",
        days: "365",
        "bulk-speed": "1500",
        // Counts as ended five minutes early: every token is good for two seconds.
        "token-lifetime": "302",
      },
      onLine: (line) => {
        const portion = parsePortion(line);
        if (portion) portions.push(portion);
      },
    });
    await expect
      .poll(() => ordersRead(stack), { timeout: 60_000, interval: 200 })
      .toBeGreaterThan(0);
  });

  it("hand a job back at once when its worker is told to stop", async () => {
    const [one, two] = stack.workers;
    if (!one || !two) throw new Error("There are no two workers");
    // Which of both reads is known when its portion ends: both are told, one after the other.
    const before = portions.length;
    let toldAt = Date.now();
    await one.started.stop();
    if (portions.length === before) {
      await one.restart();
      toldAt = Date.now();
      await two.started.stop();
    }
    expect(portions.length).toBeGreaterThan(before);
    const handedBackAt = portions.at(-1)?.endedAt ?? Infinity;
    expect(handedBackAt - toldAt).toBeLessThan(10_000);
    // Sooner than a dead one would be missed: the other takes the job from the queue.
    const read = await ordersRead(stack);
    const failed = await query<{ n: number }>(
      "select count(*)::int as n from pgboss.job where state in ('failed', 'retry')",
    );
    expect(failed).toEqual([{ n: 0 }]);
    await expect
      .poll(() => ordersRead(stack), { timeout: silenceMs - 2_000, interval: 200 })
      .toBeGreaterThan(read);
    for (const worker of [one, two]) {
      if (worker.started.process.exitCode !== null) await worker.restart();
    }
  });

  it("answer the same figures from every web process, those of Shopify's report", async () => {
    const { resources } = await followBackfill(stack, () => {});
    expect(resources.filter(({ status }) => status !== "done")).toEqual([]);
    await expectReport(stack);
    const [first, second] = await Promise.all(
      stack.webs.map(({ url }) => readYear({ ...stack, appUrl: url ?? "" })),
    );
    expect(second).toEqual(first);
  });

  it("have never read two portions of the shop at once, nor renewed one token twice", async () => {
    expect(portions.length).toBeGreaterThan(1);
    expect(findOverlaps(portions)).toEqual([]);
    const grants = await readTokenGrants(stack);
    expect(grants.filter((grant) => grant === "refresh_token").length).toBeGreaterThan(0);
    expect(await readRefusals(stack)).toEqual([]);
  });

  it("run each schedule once a minute, whoever's turn it is", async () => {
    const perMinute = () =>
      query<{ name: string; n: number }>(
        `select name, max(n)::int as n from (
           select name, date_trunc('minute', created_on) as minute, count(*) as n from pgboss.job
           where singleton_key is null and name in ('sync.supervise', 'inbox.process')
           group by 1, 2) minutes
         group by 1 order by 1`,
      );
    // The first may be a full minute away.
    await expect.poll(perMinute, { timeout: 90_000, interval: 1_000 }).toEqual([
      { name: "inbox.process", n: 1 },
      { name: "sync.supervise", n: 1 },
    ]);
  });
});

const envOf = (databaseUrl: string) => ({
  NODE_ENV: "production",
  SHOPIFY_APP_URL: "http://localhost:3000",
  SHOPIFY_API_KEY: "key",
  SHOPIFY_API_SECRET: "secret",
  TOKEN_KEYS: `k:${Buffer.alloc(32).toString("base64")}`,
  DATABASE_URL: databaseUrl,
});

function endGroup(leader: number | undefined): void {
  try {
    if (leader !== undefined) process.kill(-leader, "SIGKILL");
  } catch {
    // Nothing of it is left.
  }
}

async function ordersRead(stack: Stack): Promise<number> {
  const { resources } = await readStatus(stack).catch(() => ({ resources: [] }));
  return resources.find(({ resource }) => resource === "orders")?.rootsDone ?? 0;
}

const refusalSchema = z.object({
  requests: z.array(
    z.object({ kind: z.string(), status: z.number(), error: z.string().nullable() }),
  ),
});

/** Token requests that the store refused: a refresh token that was used up by another process. */
async function readRefusals({ storeUrl }: Stack): Promise<unknown[]> {
  const log = refusalSchema.parse(await (await fetch(`${storeUrl}/dev/log`)).json());
  return log.requests.filter(({ kind, status }) => kind === "token" && status >= 400);
}
