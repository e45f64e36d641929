import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { openResults } from "./ingest-results";
import { startReplay } from "./ingest-replay";
import { measuredEnv, runToEnd } from "./measured-process";

export interface IngestOptions {
  engine: "postgres" | "pglite";
  /** Of an empty database of its own, for "postgres". */
  url?: string;
  orders: number;
  products?: number;
  seed?: number;
  /** Counted readings, and as many COPYs; the median counts. */
  rounds?: number;
  /** For Node itself, such as --cpu-prof. */
  nodeArgs?: readonly string[];
}

export interface Spread {
  min: number;
  median: number;
  max: number;
}

export interface CpuSeconds {
  app: number;
  /** Of the database server; 0 for the embedded one. */
  server: number;
}

export interface IngestResult {
  engine: "postgres" | "pglite";
  /** Rows in the tables, by table and in all. */
  tables: Record<string, number>;
  rows: number;
  /** Wall time of reading orders, sales and products from JSONL, cursors and all: the median. */
  seconds: number;
  rowsPerSecond: number;
  copySeconds: number;
  copyRowsPerSecond: number;
  /** rowsPerSecond / copyRowsPerSecond. */
  ratio: number;
  /** How much the rounds differ. */
  spread: { seconds: Spread; copySeconds: Spread };
  /** Processor time in seconds, the median: it differs less on a busy machine than time does. */
  cpu: { ingest: CpuSeconds; copy: CpuSeconds };
  /** Of the app's process, after the first reading. */
  peakRssMb: number;
}

const roundSchema = z.object({
  seconds: z.number(),
  cpuSeconds: z.number(),
  serverCpuSeconds: z.number(),
});
const measuredSchema = z.object({
  tables: z.record(z.string(), z.number()),
  ingest: z.array(roundSchema),
  copy: z.array(roundSchema),
  peakRssMb: z.number(),
});

/**
 * How fast the app reads bulk results, compared with COPY of the same rows into the same tables. The
 * results are served from files; everything from the download on is the app's own. Needs the build.
 */
export async function benchIngest(options: IngestOptions): Promise<IngestResult> {
  const { engine, url, orders, products = 1_000, seed = 7, rounds = 3, nodeArgs = [] } = options;
  const results = await openResults({ orders, products, seed });
  const replay = await startReplay(results, "bench.myshopify.com");
  const dataDir = await mkdtemp(join(tmpdir(), "shelfwise-ingest-data-"));
  const database =
    engine === "postgres" ? { url: url ?? "" } : { dataDir: join(dataDir, "pglite") };
  const env = measuredEnv(database, { DEV_STORE_URL: replay.url });
  try {
    await runToEnd(["build/server/migrate.js"], env);
    const program = ["--import", "tsx", "app/commands/bench/ingest-run.ts", String(rounds)];
    const measured = await runToEnd([...nodeArgs, ...program], env);
    return summarize(engine, measuredSchema.parse(JSON.parse(measured)));
  } finally {
    await replay.close();
    await results.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function summarize(
  engine: IngestResult["engine"],
  { tables, ingest, copy, peakRssMb }: z.output<typeof measuredSchema>,
): IngestResult {
  const rows = Object.values(tables).reduce((sum, count) => sum + count, 0);
  const seconds = spreadOf(ingest.map((round) => round.seconds));
  const copySeconds = spreadOf(copy.map((round) => round.seconds));
  return {
    engine,
    tables,
    rows,
    seconds: seconds.median,
    rowsPerSecond: rows / seconds.median,
    copySeconds: copySeconds.median,
    copyRowsPerSecond: rows / copySeconds.median,
    ratio: copySeconds.median / seconds.median,
    spread: { seconds, copySeconds },
    cpu: { ingest: cpuOf(ingest), copy: cpuOf(copy) },
    peakRssMb,
  };
}

function cpuOf(rounds: readonly z.output<typeof roundSchema>[]): CpuSeconds {
  return {
    app: spreadOf(rounds.map((round) => round.cpuSeconds)).median,
    server: spreadOf(rounds.map((round) => round.serverCpuSeconds)).median,
  };
}

/** Lower median, so that it is a measured value. */
function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? 0;
  return {
    min: at(0),
    median: at(Math.floor((sorted.length - 1) / 2)),
    max: at(sorted.length - 1),
  };
}
