import { z } from "zod";
import { loadCatalogueFacts, openFactBase } from "../../quality/facts/load-facts.server";
import { parts } from "../../quality/parts.server";
import { checkShop } from "../../quality/run/run.server";
import { runChecks } from "../../quality/run/run-shop.server";
import { closeDatabase, database, type Database } from "../../store/database.server";
import { listProductsAfter } from "../../store/quality/changed-products.server";
import { readFactRows } from "../../store/quality/fact-rows.server";
import { askForRun } from "../../store/quality/state.server";
import { findShopById, type ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import { timeQualityPages, type PagesMeasured } from "./quality-pages";
import { seedCatalogue } from "./seed-catalogue";
import { readTaxonomyRows } from "./taxonomy";
import { timesOf, type Times } from "./times";

const optionsSchema = z.object({
  products: z.coerce.number().int().min(1),
  calls: z.coerce.number().int().min(1),
  seed: z.coerce.number().int().min(0),
  /** "": the local store's selection. */
  taxonomy: z.string(),
});

/** What the process prints as its one line of JSON. */
export interface QualityMeasured extends PagesMeasured {
  rows: Record<string, number>;
  categories: number;
  /** Open findings by severity after the first run. */
  findings: Record<string, number>;
  /** To read the rows that checks know, and nothing else. */
  readingSeconds: number;
  firstSeconds: number;
  /** Of that, what the process computed: on a server the database's share is not in it. */
  firstCpuSeconds: number;
  /** Again on the same day. */
  againSeconds: number;
  /** On the day after, which alone has changed. */
  nextDaySeconds: number;
  /** Of the process until all these runs were done: on a server the database is not in it. */
  peakMb: number;
  /** Of the process before the first run. */
  idleMb: number;
  classifiedPerSecond: number;
  /** From a product that was read by itself until it and those beside it are checked. */
  changedMs: Times;
  /** Of that, what the rest of the catalogue says. */
  catalogueMs: Times;
}

const today = "2026-10-31";
const now = new Date(`${today}T15:00:00Z`);
const dayMs = 86_400_000;
const readAtOnce = 250;
const classified = 2_000;
const rounds = 10;

const megabytesHeld = () => process.resourceUsage().maxRSS / 1_024;

async function measure(): Promise<QualityMeasured> {
  const [products, calls, seed, taxonomy = ""] = process.argv.slice(2);
  const options = optionsSchema.parse({ products, calls, seed, taxonomy });
  const categories = await readTaxonomyRows(options.taxonomy || null);
  const db = await database();
  const catalogue = { ...options, domain: "catalogue.myshopify.com", today, taxonomy: categories };
  const seeded = await seedCatalogue(db, catalogue);
  await db.exec("analyze");
  const shop = (await findShopById(seeded.id)) ?? seeded;

  const idleMb = megabytesHeld();
  const readingSeconds = await secondsOf(() => readAlone(shop));
  say(`read ${readingSeconds.toFixed(1)} s`);
  const cpuBefore = process.cpuUsage();
  const firstSeconds = await secondsOf(() => checkShop(shop, now));
  const { user, system } = process.cpuUsage(cpuBefore);
  const firstCpuSeconds = (user + system) / 1e6;
  say(`first run ${firstSeconds.toFixed(1)} s`);
  await db.exec("analyze");
  const later = new Date(now.getTime() + 60_000);
  await withShop(shop, (tx) => askForRun(tx, shop, later));
  const againSeconds = await secondsOf(() => checkShop(shop, new Date(later.getTime() + 1_000)));
  say(`again ${againSeconds.toFixed(1)} s`);
  const peakMb = megabytesHeld();
  await db.exec("analyze");
  const at = new Date(later.getTime() + 60_000);
  const measured = {
    rows: await countRows(db, shop),
    categories: categories.length,
    findings: await countFindings(shop),
    ...{ readingSeconds, firstSeconds, firstCpuSeconds, againSeconds, peakMb, idleMb },
    classifiedPerSecond: await timeClassifier(shop, at),
    ...(await timeChanges(shop, at, Math.min(options.calls, rounds))),
    ...(await timeQualityPages(shop, at, options)),
  };
  say(JSON.stringify(measured));
  const tomorrow = new Date(now.getTime() + dayMs);
  const nextDaySeconds = await secondsOf(() => checkShop(shop, tomorrow));
  return { ...measured, nextDaySeconds };
}

// The last line on stdout is the result.
function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
}

/** All rows that checks know, as a run reads them. */
async function readAlone(shop: ShopRow): Promise<void> {
  for (let afterId = 0; ;) {
    const ids = await withShop(shop, async (tx) => {
      const found = await listProductsAfter(tx, shop, afterId, readAtOnce);
      await readFactRows(tx, shop, found);
      return found;
    });
    afterId = ids.at(-1) ?? afterId;
    if (ids.length < readAtOnce) return;
  }
}

async function countRows(db: Database, shop: ShopRow): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of ["product", "variant", "product_media", "quality_sales", "quality_finding"]) {
    const { rows } = await withShop(shop, (tx) =>
      tx.query<{ count: number }>(
        `select count(*)::int as count from ${table} where shop_id = $1`,
        [shop.id],
      ),
    );
    counts[table] = rows[0]?.count ?? 0;
  }
  return counts;
}

async function countFindings(shop: ShopRow): Promise<Record<string, number>> {
  const { rows } = await withShop(shop, (tx) =>
    tx.query<{ severity: string; count: number }>(
      `select severity, count(*)::int as count from quality_finding
       where shop_id = $1 and resolved_at is null group by 1`,
      [shop.id],
    ),
  );
  return Object.fromEntries(rows.map(({ severity, count }) => [severity, count]));
}

async function openBase(shop: ShopRow, at: Date) {
  const base = await openFactBase(shop, at);
  if (!base) throw new Error("The shop's details are missing");
  return base;
}

/** Products a second whose rows are here already. */
async function timeClassifier(shop: ShopRow, at: Date): Promise<number> {
  const suggestionOf = await parts.openSuggestions(await openBase(shop, at));
  const rows = await withShop(shop, async (tx) => {
    const ids = await listProductsAfter(tx, shop, 0, classified);
    return (await readFactRows(tx, shop, ids)).products;
  });
  const began = performance.now();
  // Without what is stored of them.
  for (const row of rows) suggestionOf({ ...row, kept: null });
  return (rows.length * 1_000) / (performance.now() - began);
}

async function timeChanges(shop: ShopRow, at: Date, calls: number) {
  const base = await openBase(shop, at);
  const limits = { clock: () => at, isTimeUp: () => false };
  let changes = 0;
  const changedMs = await timesOf(calls, async () => {
    changes += 1;
    const readAt = new Date(at.getTime() + changes * 1_000);
    await withShop(shop, (tx) =>
      tx.query(
        `update product set title = title || ' Edition', live_at = $3
         where shop_id = $1 and id = $2`,
        [shop.id, changes * 17, readAt],
      ),
    );
    return () => runChecks(shop, parts, limits);
  });
  const catalogueMs = await timesOf(
    Math.min(calls, 3),
    async () => () => loadCatalogueFacts(base, parts.plainTextOf),
  );
  return { changedMs, catalogueMs };
}

const measured = await measure();
await closeDatabase();
process.stdout.write(`${JSON.stringify(measured)}\n`);
