import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as delay } from "node:timers/promises";
import { Session } from "@shopify/shopify-api";
import { z } from "zod";
import { env } from "../../env.server";
import { handlers } from "../../jobs/registry";
import { log } from "../../log.server";
import { sessionStorage } from "../../session-storage.server";
import { writeTaxonomyAttributes } from "../../store/attributes.server";
import { closeDatabase, database, type Database } from "../../store/database.server";
import { recordInstall, type ShopRow } from "../../store/shops.server";
import { readResources, resetResources, writePlan } from "../../store/sync-resources.server";
import { readSyncState } from "../../store/sync-run.server";
import { withShop } from "../../store/with-shop.server";
import { readAllScopes } from "../app-config";
import { withAllRows } from "./all-rows";

/** What is read: all that grows with the trade, and the catalogue. */
const resources = ["products", "orders", "sales"] as const;

/** What these write, but for the snapshots, which are made in the database from the catalogue. */
const tables = [
  ...["product", "variant", "product_media", "product_publication"],
  ...["orders", "order_line", "order_shipping_line", "order_discount", "order_refund"],
  ...["order_return", "order_fulfillment", "order_agreement", "ledger"],
];

const optionsSchema = z.object({ rounds: z.coerce.number().int().min(1) });

interface Round {
  seconds: number;
  /** User and system time of this process. */
  cpuSeconds: number;
  /** The same of a database server on this machine. */
  serverCpuSeconds: number;
}

/** What the process prints as its one line of JSON. */
export interface IngestMeasured {
  tables: Record<string, number>;
  ingest: Round[];
  copy: Round[];
  peakRssMb: number;
}

/**
 * One process that has, by turns, the app read a whole history and COPY write the same rows into the
 * same tables, emptied. The first reading is not counted: the results are made in it, and code gets
 * warm.
 */
async function measure(): Promise<IngestMeasured> {
  const { rounds } = optionsSchema.parse({ rounds: process.argv[2] });
  log.level = env().LOG_LEVEL;
  const db = await database();
  const shop = await install(db);
  const folder = await mkdtemp(join(tmpdir(), "shelfwise-ingest-"));
  try {
    await readAll(db, shop);
    await knowCategories(db);
    const counts = await countRows(db);
    const files = await dump(db, folder);
    const peakRssMb = process.resourceUsage().maxRSS / 1024;
    const [ingest, copy]: [Round[], Round[]] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      copy.push(await copyAll(db, files));
      ingest.push(await readAll(db, shop));
      const again = await countRows(db);
      if (JSON.stringify(again) !== JSON.stringify(counts))
        throw new Error(`Two readings differ: ${JSON.stringify([counts, again])}`);
    }
    return { tables: counts, ingest, copy, peakRssMb };
  } finally {
    await rm(folder, { recursive: true, force: true });
    await closeDatabase();
  }
}

async function install(db: Database): Promise<ShopRow> {
  const domain = "bench.myshopify.com";
  const scopes = (await readAllScopes()).split(",");
  const { shop } = await recordInstall(domain, scopes, new Date());
  await db.query(
    "update shop set currency = 'USD', timezone = 'America/New_York', shop_created_at = now() where id = $1",
    [shop.id],
  );
  await sessionStorage.storeSession(
    new Session({
      ...{ id: `offline_${domain}`, shop: domain, state: "", isOnline: false },
      ...{ scope: scopes.join(","), accessToken: "replayed" },
    }),
  );
  return shop;
}

/** What categories ask for is read of the API one by one, once for all shops: no part of what is measured. */
async function knowCategories(db: Database): Promise<void> {
  const { rows } = await withAllRows(db, ["product"], () =>
    db.query<{ id: string }>(
      "select distinct category_id as id from product where category_id is not null order by 1",
    ),
  );
  await writeTaxonomyAttributes(new Map(rows.map(({ id }) => [id, []])), [], new Date());
}

/** From "to be read" to the last cursor, with the job's own handler, in one window. */
async function readAll(db: Database, shop: ShopRow): Promise<Round> {
  await empty(db);
  await withShop(shop, async (tx) => {
    await resetResources(tx, shop, resources);
    for (const resource of resources) {
      const plan = { expected: null, missingScopes: [], reason: null, detail: null };
      const windows = [{ from: null, to: null }];
      await writePlan(tx, shop, resource, { ...plan, windows }, new Date());
    }
  });
  const { signal } = new AbortController();
  const round = await timed(db, async () => {
    for (;;) {
      const jobs = await handlers["sync.backfill"]({ shopId: shop.id }, signal);
      const next = jobs.find(({ name }) => name === "sync.backfill");
      if (!next) break;
      const tried = (await readSyncState(shop)).slices.find(({ tries }) => tries > 0);
      if (tried) throw new Error(`${tried.resource} could not be read: ${tried.detail}`);
      if (next.afterMs) await delay(next.afterMs);
    }
  });
  const states = await withShop(shop, (tx) => readResources(tx, shop));
  for (const { resource, status, detail } of states) {
    if (status !== "done") throw new Error(`${resource} ended as ${status}: ${detail}`);
  }
  return round;
}

async function copyAll(db: Database, files: readonly { target: string; path: string }[]) {
  await empty(db);
  return withAllRows(db, tables, () =>
    timed(db, async () => {
      for (const { target, path } of files) await db.copyIn(target, createReadStream(path));
    }),
  );
}

async function empty(db: Database): Promise<void> {
  await db.exec(`truncate ${[...tables, "variant_snapshot", "product_snapshot"].join(", ")}`);
  // Neither kind of run pays for what the one before left to be written.
  await db.exec("checkpoint").catch(() => {});
}

async function dump(db: Database, folder: string): Promise<{ target: string; path: string }[]> {
  const files: { target: string; path: string }[] = [];
  for (const table of tables) {
    const path = join(folder, table);
    await withAllRows(db, [table], () =>
      pipeline(Readable.from(db.copyOut(table)), createWriteStream(path)),
    );
    files.push({ target: table, path });
  }
  return files;
}

async function countRows(db: Database): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const { rows } = await withAllRows(db, [table], () =>
      db.query<{ count: number }>(`select count(*) as count from ${table}`),
    );
    counts[table] = rows[0]?.count ?? 0;
  }
  return counts;
}

async function timed(db: Database, work: () => Promise<void>): Promise<Round> {
  const [began, cpuBefore, serverBefore] = [
    performance.now(),
    process.cpuUsage(),
    await readServerCpu(db),
  ];
  await work();
  const { user, system } = process.cpuUsage(cpuBefore);
  return {
    seconds: (performance.now() - began) / 1000,
    cpuSeconds: (user + system) / 1e6,
    serverCpuSeconds: (await readServerCpu(db)) - serverBefore,
  };
}

const ticksPerSecond = 100;

/**
 * Processor time of the database server, all of its processes, those that have ended included; 0
 * where it cannot be seen: not Linux, not this machine, or the embedded one.
 */
async function readServerCpu(db: Database): Promise<number> {
  if (db.kind === "pglite") return 0;
  const { rows } = await db.query<{ pid: number }>("select pg_backend_pid() as pid");
  const server = (await readStat(rows[0]?.pid ?? 0))?.parent;
  if (server === undefined) return 0;
  let ticks = (await readStat(server))?.endedChildren ?? 0;
  for (const name of await readdir("/proc")) {
    const stat = /^\d+$/.test(name) ? await readStat(Number(name)) : null;
    if (stat?.parent === server) ticks += stat.own;
  }
  return ticks / ticksPerSecond;
}

async function readStat(pid: number) {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  // What follows the name in brackets: state, parent, ...
  const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (!fields) return null;
  const sum = (from: number) => Number(fields[from]) + Number(fields[from + 1]);
  return { parent: Number(fields[1]), own: sum(11), endedChildren: sum(13) };
}

process.stdout.write(`${JSON.stringify(await measure())}\n`);
