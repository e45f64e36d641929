import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { followBackfill } from "../follow-backfill";
import type { LocalStore } from "../local-store";
import { startStack, type Stack, type StackOptions } from "../stack";
import { compareFingerprints, type Fingerprint } from "./fingerprint";
import { parsePortion, type Portion } from "./portions";
import { pick } from "./random";

/** Where a round keeps its data: new for each. */
export interface Ground {
  database: Pick<StackOptions, "databaseUrl" | "dataDir">;
  /** Once the app has ended. */
  takeFingerprint(): Promise<Fingerprint>;
}

/** What the app was at when it was killed, by the last request of the local store's log. */
export const phases = ["install", "submit", "poll", "download", "load"] as const;
export type Phase = (typeof phases)[number];

export interface Kill {
  phase: Phase;
  /** Which processes, such as "worker 2". */
  victims: string[];
  /** After the first request of the merchant. */
  atSeconds: number;
}

export interface Reading {
  /** The days, in UTC, on which it began and ended. */
  days: [string, string];
  kills: Kill[];
  seconds: number;
  isWhole: boolean;
  /** By which grants tokens were asked for, in order: "token-exchange", "refresh_token". */
  grants: string[];
  portions: Portion[];
  fingerprint: Fingerprint;
}

export interface ReadingOptions {
  localStore: LocalStore;
  ground: Ground;
  webs?: number;
  workers?: number;
  /** No kills where not given. */
  random?: () => number;
  kills?: number;
  onLine?: (line: string) => void;
  /** While it is whole and runs, at the end. */
  inspect?: (stack: Stack) => Promise<void>;
}

const requestSchema = z.object({
  at: z.number(),
  kind: z.string(),
  operation: z.string().nullable(),
  grantType: z.string().nullable(),
});
const logSchema = z.object({ requests: z.array(requestSchema) });
type LoggedRequest = z.output<typeof requestSchema>;

const lookMs = 25;
const isOf: Record<Phase, (request: LoggedRequest) => boolean> = {
  install: ({ kind }) => kind === "token",
  submit: ({ kind }) => kind === "bulk-run",
  poll: ({ kind, operation }) => kind === "graphql" && /bulk|operation|node/i.test(operation ?? ""),
  download: ({ kind }) => kind === "bulk-download",
  load: ({ kind }) => kind === "bulk-download",
};
// So long after the request: from before it is answered to well into what the answer brings, in ms.
const latest: Record<Phase, number> = {
  install: 250,
  submit: 40,
  poll: 40,
  download: 40,
  load: 800,
};

/** Installs the app into the store, reads its history to the end, killing processes at random points. */
export async function readUnderKills(options: ReadingOptions): Promise<Reading> {
  const portions: Portion[] = [];
  const stack = await startStack({
    ...options.ground.database,
    localStore: options.localStore,
    webs: options.webs ?? 1,
    workers: options.workers ?? 1,
    onLine: (line) => {
      const portion = parsePortion(line);
      if (portion) portions.push(portion);
      options.onLine?.(line);
    },
  });
  const since = Date.now();
  const kills: Kill[] = [];
  let isOver = false;
  try {
    const killing = options.random
      ? killAtRandom(stack, options.random, options.kills ?? 3, since, kills, () => isOver)
      : Promise.resolve();
    const [status] = await Promise.all([
      followBackfill(stack, () => {}).finally(() => (isOver = true)),
      killing,
    ]);
    const seconds = (Date.now() - since) / 1000;
    await options.inspect?.(stack);
    const requests = await readLog(stack.storeUrl, since);
    await stack.close();
    return {
      days: [utcDay(since), utcDay(Date.now())],
      kills,
      seconds,
      isWhole: status.resources.every((resource) => resource.status === "done"),
      grants: requests.flatMap(({ grantType }) => grantType?.split(":").at(-1) ?? []),
      portions,
      fingerprint: await options.ground.takeFingerprint(),
    };
  } finally {
    await stack.close();
  }
}

async function killAtRandom(
  stack: Stack,
  random: () => number,
  count: number,
  since: number,
  kills: Kill[],
  isOver: () => boolean,
): Promise<void> {
  let from = since;
  for (let n = 0; n < count; n += 1) {
    // The install comes once.
    const phase = pick(random, n === 0 ? phases : phases.slice(1));
    const nth = 1 + Math.floor(random() * 3);
    const wait = random() * latest[phase];
    const victims = pickVictims(stack, random, phase);
    for (;;) {
      if (isOver()) return;
      const seen = (await readLog(stack.storeUrl, from)).filter(isOf[phase]);
      if (seen.length >= (phase === "install" ? 1 : nth)) break;
      await delay(lookMs);
    }
    await delay(wait);
    if (isOver()) return;
    await Promise.all(victims.map(({ app }) => app.started.stop("SIGKILL")));
    const atSeconds = (Date.now() - since) / 1000;
    kills.push({ phase, victims: victims.map(({ name }) => name), atSeconds });
    from = Date.now();
    await Promise.all(victims.map(({ app }) => app.restart()));
  }
}

/** The install happens in a web process; the reading in any worker, or in the only process there is. */
function pickVictims(stack: Stack, random: () => number, phase: Phase) {
  const name = (kind: string) => (app: Stack["webs"][number], index: number) => ({
    app,
    name: `${kind} ${index + 1}`,
  });
  const webs = stack.webs.map(name("web"));
  const workers = stack.workers.map(name("worker"));
  if (workers.length === 0) return webs;
  if (phase === "install") return webs.slice(0, 1);
  const some = [...workers, ...webs].filter(() => random() < 0.5);
  return some.length > 0 ? some : workers;
}

function utcDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

async function readLog(storeUrl: string, since: number): Promise<LoggedRequest[]> {
  const log = logSchema.parse(await (await fetch(`${storeUrl}/dev/log`)).json());
  return log.requests.filter(({ at }) => at >= since);
}

/**
 * Reads under kills, and without them where `clean` is of another day: snapshots and figures that are not final are
 * other ones after midnight (UTC), which no kill is to blame for. Each of both reads once on a ground of its own.
 */
export async function readBesideClean(
  clean: Reading | undefined,
  readClean: () => Promise<Reading>,
  readKilled: () => Promise<Reading>,
): Promise<{ clean: Reading; killed: Reading }> {
  const killed = await readKilled();
  const isOfItsDay = (reading: Reading) =>
    reading.days.every((day) => day === killed.days[0] && day === killed.days[1]);
  if (clean && isOfItsDay(clean)) return { clean, killed };
  const again = await readClean();
  return isOfItsDay(again)
    ? { clean: again, killed }
    : readBesideClean(again, readClean, readKilled);
}

/** What is wrong with a reading that was killed, compared with one that was not; empty: nothing. */
export function judge(reading: Reading, clean: Reading): string[] {
  return [
    ...(reading.isWhole ? [] : ["not everything was read"]),
    ...compareFingerprints(clean.fingerprint, reading.fingerprint),
  ];
}
