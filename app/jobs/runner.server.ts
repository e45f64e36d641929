import { env } from "../env.server";
import { AppError } from "../lib/errors";
import { log } from "../log.server";
import { jobs, workersOf, type JobDefinition, type JobName, type JobRequest } from "./catalogue";
import { handlers } from "./registry";
import { enqueue, queue } from "./queue.server";

const pollSeconds = 0.5;

/** Starts the workers of this process and the schedules; `stopQueue` ends both. */
export async function startRunner(): Promise<void> {
  const boss = await queue({ runsJobs: true });
  const { isEmbeddedDatabase } = env();
  for (const name of Object.keys(jobs) as JobName[]) {
    const definition: JobDefinition = jobs[name];
    const workers = workersOf(name, isEmbeddedDatabase);
    for (let worker = 0; worker < workers; worker += 1) {
      await boss.work<unknown>(
        name,
        { pollingIntervalSeconds: pollSeconds, batchSize: 1 },
        async (batch) => {
          for (const job of batch) await run(name, job.data);
        },
      );
    }
    if (definition.schedule) await boss.schedule(name, definition.schedule, {});
  }
  // The only process there is takes up at once what a dead one left half done.
  await enqueue({ name: "sync.supervise", payload: { atBoot: isEmbeddedDatabase } });
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
