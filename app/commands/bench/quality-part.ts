import { z } from "zod";
import { readAllScopes } from "../app-config";
import { apiKey, apiSecret, startLocalStore } from "../local-store";
import { inFolder } from "./in-folder";
import { atLeast, atMost, none, note, type BenchLine } from "./line";
import { buildProgram } from "./built-program";
import { measuredEnv, runToEnd, type MeasuredDatabase } from "./measured-process";
import type { BenchContext, PartResult } from "./part";

const times = z.object({ p50: z.number(), p95: z.number() });
const checkedSchema = z.object({
  rows: z.record(z.string(), z.number()),
  categories: z.number(),
  findings: z.record(z.string(), z.number()),
  readingSeconds: z.number(),
  firstSeconds: z.number(),
  firstCpuSeconds: z.number(),
  againSeconds: z.number(),
  nextDaySeconds: z.number(),
  peakMb: z.number(),
  idleMb: z.number(),
  classifiedPerSecond: z.number(),
  changedMs: times,
  catalogueMs: times,
  pages: z.record(z.string(), times),
  batch: z.object({ changes: z.number(), seconds: z.number() }),
});
const fixedSchema = z.object({
  seconds: z.number(),
  changes: z.number(),
  products: z.number(),
  failed: z.number(),
  mutations: z.number(),
  queries: z.number(),
  throttled: z.number(),
  points: z.number(),
  bucket: z.object({ atFirst: z.number(), restoreRate: z.number() }),
});
type Checked = z.output<typeof checkedSchema>;
type Fixed = z.output<typeof fixedSchema>;

// Of an evening's work by a merchant's patience: all of a large catalogue, and a day without news.
const firstLimitSeconds = 180;
const againLimitSeconds = 45;
const memoryLimitMb = 500;
const pageLimitMs = 150;
// "Within seconds" of a change in the admin, the reading of it included.
const changedLimitMs = 3_000;
const leastClassified = 500;
// Of the points that the bucket held and took in while a batch was written.
const leastUsedPercent = 90;

/** Checks of a large catalogue, the pages that show them, and fixes against Shopify's limits. */
export async function runQuality(context: BenchContext): Promise<PartResult> {
  const { server, isQuick, say } = context;
  const { serverProducts, embeddedProducts } = sizesOf(context);
  const lines: BenchLine[] = [];
  const details: Record<string, Checked | Fixed> = {};
  const measure = async (name: string, products: number, database: MeasuredDatabase) => {
    const size = `${name}, ${products.toLocaleString("en")} products`;
    say(`quality: ${size}`);
    const result = await checkCatalogue(database, products, context);
    details[size] = result;
    lines.push(...linesOf(name, size, result));
  };
  await measure("PostgreSQL", serverProducts, { url: (await server.addDatabase()).url });
  await inFolder((dataDir) => measure("PGlite", embeddedProducts, { dataDir }));
  say("quality: fixes");
  const fixed = await writeFixes({ url: (await server.addDatabase()).url }, isQuick ? 30 : 2_000);
  details.fixes = fixed;
  lines.push(...fixLines(fixed));
  return { lines, details };
}

function sizesOf({ isQuick, products }: BenchContext) {
  if (isQuick) return { serverProducts: 300, embeddedProducts: 200 };
  return { serverProducts: products, embeddedProducts: products };
}

async function checkCatalogue(
  database: MeasuredDatabase,
  products: number,
  { isQuick, taxonomy }: BenchContext,
): Promise<Checked> {
  const env = measuredEnv(database);
  await runToEnd(["build/server/migrate.js"], env);
  // As much as the app gives it.
  const heap = "--max-old-space-size=400";
  const program = [heap, await buildProgram("app/commands/bench/quality-run.ts")];
  // The same catalogue each time: what is random is where processes are killed.
  const seed = 7;
  const args = [products, isQuick ? 1 : 20, seed, taxonomy ?? ""].map(String);
  return checkedSchema.parse(JSON.parse(await runToEnd([...program, ...args], env)));
}

function linesOf(name: string, size: string, result: Checked): BenchLine[] {
  const figure = (measure: string, value: number, unit: BenchLine["unit"]) => ({
    ...{ part: "quality", measure: `${size}: ${measure}`, value, unit },
  });
  const { readingSeconds, firstSeconds, againSeconds, nextDaySeconds, peakMb, pages } = result;
  const memory = figure("peak memory of the process", peakMb, "MB");
  return [
    note(figure("reading the rows alone", readingSeconds, "s")),
    atMost(firstLimitSeconds, figure("first run", firstSeconds, "s")),
    note(figure("of that the process's own computing", result.firstCpuSeconds, "s")),
    note(figure("first run against reading alone", firstSeconds / readingSeconds, "x")),
    atMost(againLimitSeconds, figure("again, nothing changed", againSeconds, "s")),
    note(figure("again against the first", againSeconds / firstSeconds, "x")),
    atMost(againLimitSeconds, figure("the next day, nothing else changed", nextDaySeconds, "s")),
    // The embedded database is part of the process.
    name === "PGlite" ? note(memory) : atMost(memoryLimitMb, memory),
    atLeast(leastClassified, figure("classified", result.classifiedPerSecond, "products/s")),
    atMost(changedLimitMs, figure("one changed product, p95", result.changedMs.p95, "ms")),
    note(figure("of that the catalogue, p50", result.catalogueMs.p50, "ms")),
    note(figure("changes prepared", result.batch.changes / result.batch.seconds, "changes/s")),
    ...Object.entries(pages).flatMap(([page, { p50, p95 }]) => [
      note(figure(`${page}, p50`, p50, "ms")),
      atMost(pageLimitMs, figure(`${page}, p95`, p95, "ms")),
    ]),
  ];
}

/** A local store of this many products, on the plan with the least points; all that fixes would mend. */
async function writeFixes(database: MeasuredDatabase, products: number): Promise<Fixed> {
  const scopes = await readAllScopes();
  const store = await startLocalStore({
    store: {
      installed: "on",
      scopes,
      orders: "20",
      products: String(products),
      seed: "7",
      plan: "standard",
      "bulk-speed": "instant",
    },
  });
  try {
    const env = measuredEnv(database, {
      DEV_STORE_URL: store.url,
      SHOPIFY_API_KEY: apiKey,
      SHOPIFY_API_SECRET: apiSecret,
    });
    await runToEnd(["build/server/migrate.js"], env);
    const program = ["--import", "tsx", "app/commands/bench/quality-fix-run.ts"];
    const args = [store.url, store.shop, scopes];
    return fixedSchema.parse(JSON.parse(await runToEnd([...program, ...args], env)));
  } finally {
    await store.started.stop();
  }
}

function fixLines({ seconds, changes, failed, mutations, points, bucket }: Fixed): BenchLine[] {
  const figure = (measure: string, value: number, unit: BenchLine["unit"]) => ({
    ...{ part: "quality", measure: `fixes, plan standard: ${measure}`, value, unit },
  });
  const allowed = bucket.atFirst + bucket.restoreRate * seconds;
  const perMutation = points / mutations;
  return [
    note(figure("changes written", changes / seconds, "changes/s")),
    note(figure("requests that write", mutations / seconds, "requests/s")),
    note(figure("such as the limit allows", allowed / perMutation / seconds, "requests/s")),
    atLeast(leastUsedPercent, figure("used of the limit", (points / allowed) * 100, "%")),
    none(figure("changes that failed", failed, "changes")),
  ];
}
