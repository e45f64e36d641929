import { env } from "../env.server";
import { AppError } from "../lib/errors";
import { log } from "../log.server";
import { jobs, workersOf, type JobDefinition, type JobName, type JobRequest } from "./catalogue";
import { handlers } from "./registry";
import { releaseAllClaims } from "../store/inbox-hints.server";
import { leaveAllRuns } from "../store/sync-run.server";
import { silentAfterMs } from "../sync/run.server";
import { addWorker, enqueue, queue, stopQueue, wakeWorkers } from "./queue.server";

// Other processes add jobs without a word. Where there are none, whoever adds one wakes its worker, and only
// what is tried again and what is due by the clock has to be looked for.
const pollSeconds = { others: 0.5, alone: 5 };

let stopping = new AbortController();

/**
 * Starts the workers of this process and the schedules. The jobs under way hand over what is left of
 * their work when `stopRunner` is called.
 */
export async function startRunner(): Promise<void> {
  stopping = new AbortController();
  const { isEmbeddedDatabase } = env();
  // Runs and claims of the only process there is have died with the one before it.
  if (isEmbeddedDatabase) {
    await leaveAllRuns();
    await releaseAllClaims();
  }
  const boss = await queue({ runsJobs: true });
  for (const name of Object.keys(jobs) as JobName[]) {
    const definition: JobDefinition = jobs[name];
    const workers = workersOf(name, isEmbeddedDatabase);
    for (let worker = 0; worker < workers; worker += 1) {
      const pollingIntervalSeconds = isEmbeddedDatabase ? pollSeconds.alone : pollSeconds.others;
      const id = await boss.work<unknown>(
        name,
        { pollingIntervalSeconds, batchSize: 1 },
        async (batch) => {
          try {
            for (const job of batch) await run(name, job.data);
          } finally {
            // There may be another one.
            wakeWorkers(name);
          }
        },
      );
      addWorker(name, id);
    }
    if (definition.schedule) await boss.schedule(name, definition.schedule, {});
  }
  if (isEmbeddedDatabase) {
    // The only process there is takes up at once what a dead one left half done. Not by the queue, where
    // a supervisor of the dead one may wait for its time, and only one of a kind waits.
    await run("sync.supervise", { atBoot: true });
  } else {
    // Others cannot be sure yet that it is dead; they will be sooner than at the next full minute.
    await enqueue({
      name: "sync.supervise",
      payload: { atBoot: false },
      afterMs: silentAfterMs + 1_000,
    });
  }
}

/** Ends the process's workers in order: what they were about goes back into the queue. */
export async function stopRunner(): Promise<void> {
  stopping.abort();
  await stopQueue();
}

async function run(name: JobName, data: unknown): Promise<void> {
  const payload = jobs[name].payload.parse(data ?? {});
  const startedAt = Date.now();
  let followUps: JobRequest[];
  try {
    followUps = await handlers[name](payload as never, stopping.signal);
  } catch (error) {
    if (error instanceof AppError && !error.isRetryable && error.code !== "internal") {
      // Waiting would not change it; its state stands in the tables, where the merchant reads it.
      log.warn({ job: name, payload, code: error.code, detail: error.detail }, error.message);
      return;
    }
    log.error({ job: name, payload, err: error }, "A job failed and will be tried again");
    throw error;
  }
  log.debug({ job: name, payload, ms: Date.now() - startedAt }, "A job is done");
  for (const request of followUps) await enqueue(request);
}
