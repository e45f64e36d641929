import { env } from "../env.server";
import { AppError } from "../lib/errors";
import { log } from "../log.server";
import { jobs, type JobName, type JobRequest } from "./catalogue";
import { handlers } from "./registry";
import { enqueue, queue } from "./queue.server";

const pollSeconds = 0.5;

// A shop's portion takes up to half a minute: with a single worker every other shop would wait for it.
// The embedded database runs one statement at a time, and serves few shops.
const backfillsAtOnce = 3;

/** Starts the workers of this process and the schedules; `stopQueue` ends both. */
export async function startRunner(): Promise<void> {
  const boss = await queue({ runsJobs: true });
  for (const name of Object.keys(jobs) as JobName[]) {
    const workers = name === "sync.backfill" && !env().isEmbeddedDatabase ? backfillsAtOnce : 1;
    for (let worker = 0; worker < workers; worker += 1) {
      await boss.work<unknown>(
        name,
        { pollingIntervalSeconds: pollSeconds, batchSize: 1 },
        async (batch) => {
          for (const job of batch) await run(name, job.data);
        },
      );
    }
    const definition = jobs[name];
    if ("schedule" in definition) await boss.schedule(name, definition.schedule, {});
  }
  // The only process there is takes up at once what a dead one left half done.
  await enqueue({ name: "sync.supervise", payload: { atBoot: env().isEmbeddedDatabase } });
}

async function run(name: JobName, data: unknown): Promise<void> {
  const payload = jobs[name].payload.parse(data ?? {});
  const startedAt = Date.now();
  let followUps: JobRequest[];
  try {
    followUps = await handlers[name](payload as never);
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
