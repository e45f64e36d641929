import { processInbox } from "../sync/inbox.server";
import {
  continueBackfill,
  isAnythingUnfinished,
  restartSilentBackfills,
  silentAfterMs,
} from "../sync/run.server";
import { startDailySnapshots } from "../sync/daily.server";
import {
  listDueReports,
  listReportsAfterReading,
  readReport,
  type ReportTask,
} from "../sync/reports.server";
import type { JobName, JobPayload, JobRequest } from "./catalogue";

/** `signal`: the process is to stop; what is left to do is named as a successor. */
type Handler<Name extends JobName> = (
  payload: JobPayload<Name>,
  signal: AbortSignal,
) => Promise<JobRequest[]>;

const backfillOf = (shopId: number): JobRequest => ({ name: "sync.backfill", payload: { shopId } });

const reportJob = (payload: ReportTask): JobRequest => ({ name: "reports.read", payload });

const notAtBoot = { atBoot: false };

// A job that waits keeps others of its key out of the queue: a retry or a grant must not wait long.
const longestWaitMs = 10_000;

/** What each job does: one call into a folder above. Only the runner enqueues what they return. */
export const handlers: { [Name in JobName]: Handler<Name> } = {
  "sync.backfill": async ({ shopId }, signal) => {
    const next = await continueBackfill(shopId, signal);
    if (!next) return (await listReportsAfterReading(shopId, new Date())).map(reportJob);
    const afterMs = Math.min(next.afterMs, longestWaitMs);
    return [{ name: "sync.backfill", payload: { shopId }, afterMs }];
  },
  "sync.supervise": async ({ atBoot }) => {
    const revived = (await restartSilentBackfills(new Date(), { atBoot })).map(backfillOf);
    // While something is being read its process may die: a full minute is long to wait for that.
    if (!(await isAnythingUnfinished())) return revived;
    return [...revived, { name: "sync.supervise", payload: notAtBoot, afterMs: silentAfterMs }];
  },
  "sync.daily": async () => (await startDailySnapshots(new Date())).map(backfillOf),
  "reports.schedule": async () => (await listDueReports(new Date())).map(reportJob),
  "reports.read": async (task, signal) => {
    const next = await readReport(task, signal);
    return next ? [reportJob(next)] : [];
  },
  "inbox.process": async () => (await processInbox(new Date())).map(backfillOf),
};
