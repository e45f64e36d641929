import { readAllScopes } from "../app-config";
import { startLocalStore } from "../local-store";
import type { PostgresServer } from "../postgres-server";
import { measureBackfill, type BackfillResult } from "./backfill";
import { runEquality } from "./equality-part";
import { runFit } from "./fit-part";
import { inFolder } from "./in-folder";
import { prepareEmbeddedGround, prepareServerGround } from "./grounds";
import { runInbox } from "./inbox-part";
import { benchIngest } from "./ingest";
import { judge, readBesideClean, readUnderKills, type Ground, type Reading } from "./kill-round";
import { atLeast, atMost, note, type BenchLine } from "./line";
import type { BenchContext, PartResult } from "./part";
import { runEmbedded, runPanels } from "./panels-part";
import { runPixel } from "./pixel-part";
import { runQuality } from "./quality-part";
import { createRandom } from "./random";

/** In the order they run. */
export const parts = {
  ingest: runIngest,
  memory: runMemory,
  time: runTime,
  panels: runPanels,
  embedded: runEmbedded,
  fit: runFit,
  quality: runQuality,
  inbox: runInbox,
  pixel: runPixel,
  equality: runEquality,
  kill: runKill,
} satisfies Record<string, (context: BenchContext) => Promise<PartResult>>;

export type PartName = keyof typeof parts;

/** The app's reading of bulk results, against COPY of the rows that come of it. */
async function runIngest({ server, isQuick, say }: BenchContext): Promise<PartResult> {
  const lines: BenchLine[] = [];
  const details: unknown[] = [];
  const engines = [
    { engine: "postgres", orders: isQuick ? 300 : 30_000, goal: 0.5 },
    { engine: "pglite", orders: isQuick ? 300 : 10_000, goal: 0.3 },
  ] as const;
  for (const { engine, orders, goal } of engines) {
    say(`ingest: ${orders.toLocaleString("en")} orders on ${engine}`);
    const products = isQuick ? 50 : 1_000;
    const rounds = isQuick ? 1 : 3;
    const result = await benchIngest({
      engine,
      orders,
      products,
      rounds,
      ...(engine === "postgres" ? { url: (await server.addDatabase()).url } : {}),
    });
    details.push(result);
    const figure = (measure: string) => ({ part: "ingest", measure: `${engine}: ${measure}` });
    lines.push(
      note({ ...figure("reading"), value: result.rowsPerSecond, unit: "rows/s" }),
      note({ ...figure("COPY"), value: result.copyRowsPerSecond, unit: "rows/s" }),
      atLeast(goal, { ...figure("reading against COPY"), value: result.ratio, unit: "x" }),
    );
  }
  return { lines, details };
}

const memoryLimitMb = 350;
const growthLimit = 1.2;

/** The most memory a process of the app holds during a whole backfill, small against large. */
async function runMemory({ server, isQuick, say }: BenchContext): Promise<PartResult> {
  const [small, large, embedded] = isQuick ? [300, 900, 300] : [100_000, 1_000_000, 30_000];
  const lines: BenchLine[] = [];
  const details: Record<string, BackfillResult> = {};
  const measure = async (name: string, orders: number, database: Ground["database"]) => {
    say(`memory: ${orders.toLocaleString("en")} orders on ${name}`);
    const result = await measureBackfill({
      orders,
      products: isQuick ? 50 : 1_000,
      database,
      say: isQuick ? () => {} : say,
    });
    details[`${name} ${orders}`] = result;
    if (!result.isWhole) throw new Error(`The reading of ${orders} orders did not come to its end`);
    const what = `${name}, ${orders.toLocaleString("en")} orders`;
    for (const [process, value] of Object.entries(result.peakMb)) {
      const figure = { part: "memory", measure: `${what}: ${process}`, value, unit: "MB" } as const;
      lines.push(name === "PGlite" ? note(figure) : atMost(memoryLimitMb, figure));
    }
    lines.push(
      note({ part: "memory", measure: `${what}: whole`, value: result.wholeSeconds, unit: "s" }),
    );
    return Math.max(...Object.values(result.peakMb));
  };
  const smallPeak = await measure("PostgreSQL", small, await serverDatabase(server));
  const largePeak = await measure("PostgreSQL", large, await serverDatabase(server));
  await inFolder((dataDir) => measure("PGlite", embedded, { dataDir }));
  const ratio = { part: "memory", measure: "PostgreSQL, large against small" } as const;
  lines.push(atMost(growthLimit, { ...ratio, value: largePeak / smallPeak, unit: "x" }));
  return { lines, details };
}

/** How long a merchant waits, on a local store that works at the pace and with the limits of a plan. */
async function runTime({ server, isQuick, say }: BenchContext): Promise<PartResult> {
  const orders = isQuick ? 300 : 30_000;
  const lines: BenchLine[] = [];
  const details: Record<string, BackfillResult> = {};
  for (const plan of ["standard", "plus"] as const) {
    say(`time: ${orders.toLocaleString("en")} orders, plan ${plan}`);
    const result = await measureBackfill({
      orders,
      products: isQuick ? 50 : 1_000,
      plan,
      database: await serverDatabase(server),
      bulkSpeed: null,
      say: isQuick ? () => {} : say,
    });
    details[plan] = result;
    const { firstFigureSeconds, wholeSeconds, limitWaitSeconds, idleSeconds } = result;
    const figure = (measure: string) => ({ part: "time", measure: `plan ${plan}: ${measure}` });
    const share = (seconds: number) => (seconds / wholeSeconds) * 100;
    lines.push(
      note({ ...figure("first useful figure"), value: firstFigureSeconds, unit: "s" }),
      note({ ...figure("whole history"), value: wholeSeconds, unit: "s" }),
      note({ ...figure("waiting for limits"), value: share(limitWaitSeconds), unit: "%" }),
      note({ ...figure("waiting for bulk operations"), value: share(idleSeconds), unit: "%" }),
    );
  }
  return { lines, details };
}

/** Kill -9 at random points; afterwards every table must be as after a reading without. */
async function runKill({ server, isQuick, seed, say }: BenchContext): Promise<PartResult> {
  const localStore = await startLocalStore({
    store: {
      installed: "on",
      scopes: await readAllScopes(),
      timezone: "UTC",
      orders: isQuick ? "300" : "2500",
      products: isQuick ? "30" : "60",
      days: "365",
      // Slow enough that there is always something left to read.
      "bulk-speed": isQuick ? "3000" : "6000",
    },
  });
  const random = createRandom(seed);
  const lines: BenchLine[] = [];
  const details: unknown[] = [];
  const grounds = [
    { name: "PGlite", rounds: isQuick ? 1 : 10, prepare: prepareEmbeddedGround, many: {} },
    {
      name: "PostgreSQL",
      rounds: isQuick ? 0 : 10,
      prepare: () => prepareServerGround(server),
      many: { webs: 2, workers: 2 },
    },
  ];
  try {
    for (const { name, rounds, prepare, many } of grounds) {
      if (rounds === 0) continue;
      const common = { localStore, ...many };
      const read = async (kills: { random?: () => number }) =>
        readUnderKills({ ...common, ground: await prepare(), ...kills });
      let clean: Reading | undefined;
      let equal = 0;
      for (let round = 1; round <= rounds; round += 1) {
        const pair = await readBesideClean(
          clean,
          () => read({}),
          () => read({ random }),
        );
        clean = pair.clean;
        const faults = judge(pair.killed, clean);
        if (faults.length === 0) equal += 1;
        const points = pair.killed.kills.map(({ phase }) => phase).join(", ");
        const verdict = faults.length === 0 ? "equal" : faults.join("; ");
        say(`kill: ${name}, round ${round} (${points}): ${verdict}`);
        details.push({ ground: name, round, kills: pair.killed.kills, faults });
      }
      const measure = `${name}: rounds of ${rounds} that end as a clean run`;
      lines.push(atLeast(rounds, { part: "kill", measure, value: equal, unit: "rounds" }));
    }
  } finally {
    await localStore.started.stop();
  }
  return { lines, details: { seed, rounds: details } };
}

async function serverDatabase(server: PostgresServer): Promise<Ground["database"]> {
  return { databaseUrl: (await server.addDatabase()).url };
}
