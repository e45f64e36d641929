import PgBoss from "pg-boss";
import { log } from "../log.server";
import { outlastAbsence } from "../store/absence.server";
import { database } from "../store/database.server";
import { takeTurns } from "../store/take-turns.server";
import { jobs, type JobName, type JobRequest } from "./catalogue";

// Handlers end within 60 s; a job still active after this is taken to have died with its process.
const expireSeconds = 120;

// Supervisors of processes kill after ten seconds (Docker) or more.
const graceMs = 8_000;

// So long a process that runs jobs waits for a database that is away: an update of the server takes
// seconds to minutes. After that its jobs are taken up elsewhere, or when they have expired.
const patienceMs = 10 * 60_000;

// Any number, as long as every Shelfwise process uses the same.
const startLock = 7_430_212;

// Jobs that are asked for together, as by a burst of webhooks, are looked for together.
const wakeMs = 100;

let started: Promise<PgBoss> | undefined;
let stopping = new AbortController();

/**
 * The process's queue, in its database. The process that runs jobs asks first, and also keeps the
 * schedules and the queue's own maintenance going.
 */
export function queue({ runsJobs = false } = {}): Promise<PgBoss> {
  if (started) return started;
  // A queue is a table: those that make the same ones at once deadlock.
  const starting = takeTurns(startLock, () => start(runsJobs));
  started = starting;
  // What kept it from starting may be over by the next call.
  starting.catch(() => {
    if (started === starting) started = undefined;
  });
  return starting;
}

export async function stopQueue(): Promise<void> {
  // Until all is done, the jobs under way still name their successors.
  const boss = await started?.catch(() => undefined);
  const isOver = setTimeout(() => stopping.abort(), graceMs);
  await boss?.stop({ graceful: true, timeout: graceMs });
  clearTimeout(isOver);
  stopping.abort();
  for (const timer of wakings.values()) clearTimeout(timer);
  wakings.clear();
  workers.clear();
  started = undefined;
}

async function start(runsJobs: boolean): Promise<PgBoss> {
  stopping = new AbortController();
  const boss = new PgBoss({
    supervise: runsJobs,
    schedule: runsJobs,
    cronWorkerIntervalSeconds: 5,
    // Who only adds jobs says at once that it cannot; who does them has to put down what became of one.
    db: { executeSql: runsJobs ? runPatiently : runInDatabase },
  });
  boss.on("error", (error) => log.error({ err: error }, "The job queue reports an error"));
  await boss.start();
  for (const name of Object.keys(jobs) as JobName[]) {
    await boss.createQueue(name, {
      name,
      // At most one waiting job per key: chains of follow-ups do not multiply.
      policy: "short",
      retryLimit: jobs[name].retries,
      retryDelay: 2,
      retryBackoff: true,
      expireInSeconds: expireSeconds,
    });
  }
  return boss;
}

async function runInDatabase(sql: string, values: unknown[] = []): Promise<{ rows: unknown[] }> {
  const db = await database();
  if (values.length > 0) return db.query(sql, values);
  // Without values a text may hold several statements, of which only exec takes more than one.
  if (/;\s*\S/.test(sql)) {
    await db.exec(sql);
    return { rows: [] };
  }
  return db.query(sql);
}

/** The queue does not try again what it cannot write, and its process would end. */
function runPatiently(sql: string, values?: unknown[]): Promise<{ rows: unknown[] }> {
  const { signal } = stopping;
  return outlastAbsence(() => runInDatabase(sql, values), { patienceMs, signal });
}

/** Adds a job, unless one with the same key is waiting already. */
export async function enqueue(request: JobRequest): Promise<void> {
  const boss = await queue();
  const { name, payload, afterMs } = request;
  await boss.send(name, payload, {
    singletonKey: jobs[name].keyOf(payload as never),
    ...(afterMs ? { startAfter: new Date(Date.now() + afterMs) } : {}),
  });
  if (afterMs) setTimeout(() => wakeWorkers(name), afterMs).unref();
  else wakeWorkers(name);
}

const workers = new Map<JobName, string[]>();
const wakings = new Map<JobName, NodeJS.Timeout>();

/** Tells of a worker of this process, which may sleep long: it is woken when this process has a job for it. */
export function addWorker(name: JobName, workerId: string): void {
  workers.set(name, [...(workers.get(name) ?? []), workerId]);
}

/** Has this process's workers of a kind look for a job soon; whoever asks meanwhile is answered with that. */
export function wakeWorkers(name: JobName): void {
  if (!workers.has(name) || wakings.has(name)) return;
  const timer = setTimeout(() => {
    wakings.delete(name);
    void started?.then((boss) => {
      for (const id of workers.get(name) ?? []) boss.notifyWorker(id);
    });
  }, wakeMs);
  wakings.set(name, timer.unref());
}
