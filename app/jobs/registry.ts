import { processInbox } from "../sync/inbox.server";
import { continueBackfill, restartSilentBackfills } from "../sync/run.server";
import { startDailySnapshots } from "../sync/daily.server";
import type { JobName, JobPayload, JobRequest } from "./catalogue";

type Handler<Name extends JobName> = (payload: JobPayload<Name>) => Promise<JobRequest[]>;

const backfillOf = (shopId: number): JobRequest => ({ name: "sync.backfill", payload: { shopId } });

// A job that waits keeps others of its key out of the queue: a retry or a grant must not wait long.
const longestWaitMs = 10_000;

/** What each job does: one call into a folder above. Only the runner enqueues what they return. */
export const handlers: { [Name in JobName]: Handler<Name> } = {
  "sync.backfill": async ({ shopId }) => {
    const next = await continueBackfill(shopId);
    if (!next) return [];
    const afterMs = Math.min(next.afterMs, longestWaitMs);
    return [{ name: "sync.backfill", payload: { shopId }, afterMs }];
  },
  "sync.supervise": async ({ atBoot }) =>
    (await restartSilentBackfills(new Date(), { atBoot })).map(backfillOf),
  "sync.daily": async () => (await startDailySnapshots(new Date())).map(backfillOf),
  "inbox.process": async () => (await processInbox(new Date())).map(backfillOf),
};
