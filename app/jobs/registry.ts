import { deliverNotifications } from "../alerts/deliver.server";
import { sendDueSchedules } from "../panels/digest/send-due.server";
import { tellAlerts } from "../panels/notifications/tell-alerts.server";
import { listShopsToDeliver } from "../store/notifications/outbox.server";
import { listShopsWithDueSchedules } from "../store/notifications/schedules.server";
import { checkAlerts, listShopsToCheck as listShopsToAlert } from "../alerts/run.server";
import { workThroughInbox } from "../sync/inbox.server";
import {
  compareLive,
  listComparisons,
  listShopsToPoll,
  pollLive,
  readLiveHints,
} from "../sync/live.server";
import {
  continueBackfill,
  isAnythingUnfinished,
  restartSilentBackfills,
  silentAfterMs,
} from "../sync/run.server";
import { isStudyDue, studyShopById } from "../metrics/lifetime-value/run-study.server";
import { isRfmHistoryDue, continueRfmHistory } from "../metrics/retention/rfm-history.server";
import {
  continueFold,
  continuePacking,
  listShopsToFold,
  listShopsToPack,
} from "../metrics/sales/fold.server";
import { listShopsToRollUp, rollUpPixel } from "../pixel/roll-up.server";
import { continueBatch, listBatchesToContinue } from "../quality/batches/batch.server";
import { listShopsWithFlowEvents, sendFlowEventsOf } from "../quality/flow/send.server";
import { continueImages, listShopsWithImages } from "../quality/images/image-run.server";
import { continueChecks, listShopsToCheck } from "../quality/run/run.server";
import { refreshStatistics } from "../store/statistics.server";
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

const foldOf = (shopId: number, afterMs = 0): JobRequest => ({
  name: "rollup.fold",
  payload: { shopId },
  ...(afterMs > 0 ? { afterMs } : {}),
});
const packOf = (shopId: number): JobRequest => ({ name: "rollup.pack", payload: { shopId } });
const checkOf = (shopId: number, afterMs = 0): JobRequest => ({
  name: "merchandising.check",
  payload: { shopId },
  ...(afterMs > 0 ? { afterMs } : {}),
});
const fixOf = (payload: JobPayload<"merchandising.fix">, afterMs = 0): JobRequest => ({
  name: "merchandising.fix",
  payload,
  ...(afterMs > 0 ? { afterMs } : {}),
});
const imagesOf = (shopId: number, afterMs = 0): JobRequest => ({
  name: "merchandising.images",
  payload: { shopId },
  ...(afterMs > 0 ? { afterMs } : {}),
});
const deliverOf = (shopId: number, afterMs = 0): JobRequest => ({
  name: "alerts.deliver",
  payload: { shopId },
  ...(afterMs > 0 ? { afterMs } : {}),
});
const digestOf = (shopId: number): JobRequest => ({ name: "alerts.digest", payload: { shopId } });
const alertsOf = (shopId: number): JobRequest => ({ name: "alerts.check", payload: { shopId } });
const readOf = (shopId: number): JobRequest => ({ name: "live.read", payload: { shopId } });
const flowOf = (shopId: number): JobRequest => ({ name: "flow.send", payload: { shopId } });
const pollOf = (shopId: number): JobRequest => ({ name: "live.poll", payload: { shopId } });
const reportJob = (payload: ReportTask): JobRequest => ({ name: "reports.read", payload });

const notAtBoot = { atBoot: false };

// A job that waits keeps others of its key out of the queue: a retry or a grant must not wait long.
const longestWaitMs = 10_000;

/** What each job does: one call into a folder above. Only the runner enqueues what they return. */
export const handlers: { [Name in JobName]: Handler<Name> } = {
  "sync.backfill": async ({ shopId }, signal) => {
    const next = await continueBackfill(shopId, signal);
    if (!next) {
      const reports = await listReportsAfterReading(shopId, new Date());
      // What has changed while the history was read is asked for when it is.
      const analyze: JobRequest = { name: "store.analyze", payload: {} };
      return [analyze, foldOf(shopId), pollOf(shopId), ...reports.map(reportJob)];
    }
    const afterMs = Math.min(next.afterMs, longestWaitMs);
    return [foldOf(shopId), { name: "sync.backfill", payload: { shopId }, afterMs }];
  },
  "sync.supervise": async ({ atBoot }) => {
    const revived = (await restartSilentBackfills(new Date(), { atBoot })).map(backfillOf);
    // While something is being read its process may die: a full minute is long to wait for that.
    if (!(await isAnythingUnfinished())) return revived;
    return [...revived, { name: "sync.supervise", payload: notAtBoot, afterMs: silentAfterMs }];
  },
  "sync.daily": async () => (await startDailySnapshots(new Date())).map(backfillOf),
  "rollup.fold": async ({ shopId }, signal) => {
    const afterMs = await continueFold(shopId, signal);
    if (afterMs !== null) return [foldOf(shopId, afterMs)];
    const now = new Date();
    // What products have sold is part of what is checked.
    const next = [checkOf(shopId), packOf(shopId)];
    if (await isStudyDue(shopId, now)) next.push({ name: "worth.study", payload: { shopId } });
    if (await isRfmHistoryDue(shopId, now)) {
      next.push({ name: "worth.groups", payload: { shopId } });
    }
    return next;
  },
  "rollup.pack": async ({ shopId }, signal) =>
    (await continuePacking(shopId, signal)) ? [packOf(shopId)] : [],
  "worth.study": async ({ shopId }) => {
    await studyShopById(shopId, new Date());
    return [];
  },
  "worth.groups": async ({ shopId }) => {
    const hasMore = await continueRfmHistory(shopId, new Date());
    return hasMore ? [{ name: "worth.groups", payload: { shopId } }] : [];
  },
  "merchandising.check": async ({ shopId }, signal) => {
    const afterMs = await continueChecks(shopId, signal);
    const next = [alertsOf(shopId), flowOf(shopId)];
    return afterMs === null ? next : [checkOf(shopId, afterMs), ...next];
  },
  "merchandising.supervise": async () =>
    (await listShopsToCheck(new Date())).map((shopId) => checkOf(shopId)),
  "merchandising.fix": async ({ shopId, batchId }, signal) => {
    const afterMs = await continueBatch(shopId, batchId, signal);
    // What has been written is read again, and then checked.
    const read = readOf(shopId);
    return afterMs === null ? [read, checkOf(shopId)] : [read, fixOf({ shopId, batchId }, afterMs)];
  },
  "merchandising.superviseFixes": async () =>
    (await listBatchesToContinue(new Date())).map((batch) => fixOf(batch)),
  "merchandising.images": async ({ shopId }, signal) => {
    const { afterMs, hasNews } = await continueImages(shopId, signal);
    const next = hasNews ? [checkOf(shopId)] : [];
    // A pause is left to the supervisor.
    return afterMs === null || afterMs > longestWaitMs
      ? next
      : [imagesOf(shopId, afterMs), ...next];
  },
  "merchandising.superviseImages": async () =>
    (await listShopsWithImages(new Date())).map((shopId) => imagesOf(shopId)),
  "flow.send": async ({ shopId }) =>
    (await sendFlowEventsOf(shopId, new Date())) ? [flowOf(shopId)] : [],
  "flow.supervise": async () => (await listShopsWithFlowEvents(new Date())).map(flowOf),
  "rollup.supervise": async () => (await listShopsToFold()).map((shopId) => foldOf(shopId)),
  "rollup.supervisePacks": async () => (await listShopsToPack()).map(packOf),
  "alerts.deliver": async ({ shopId }, signal) => {
    const next = (await tellAlerts(shopId, new Date())) ? [flowOf(shopId)] : [];
    const afterMs = await deliverNotifications(shopId, signal);
    // What is due later is taken up by the supervisor, so that what is new need not wait for it.
    const isLater = afterMs === null || afterMs > longestWaitMs;
    return isLater ? next : [...next, deliverOf(shopId, afterMs)];
  },
  "alerts.digest": async ({ shopId }) => {
    await sendDueSchedules(shopId, new Date());
    return [deliverOf(shopId)];
  },
  "alerts.superviseDelivery": async () => [
    ...(await listShopsToDeliver(new Date())).map((shopId) => deliverOf(shopId)),
    ...(await listShopsWithDueSchedules(new Date())).map(digestOf),
  ],
  "alerts.check": async ({ shopId }) => {
    const next = [deliverOf(shopId)];
    return (await checkAlerts(shopId, new Date())) ? [checkOf(shopId), ...next] : next;
  },
  "alerts.supervise": async () => (await listShopsToAlert(new Date())).map(alertsOf),
  "store.analyze": async () => {
    await refreshStatistics();
    return [];
  },
  "pixel.supervise": async () =>
    (await listShopsToRollUp(new Date())).map((shopId) => ({
      name: "pixel.rollUp",
      payload: { shopId },
    })),
  "pixel.rollUp": async ({ shopId }) => {
    await rollUpPixel(shopId, new Date());
    return [];
  },
  "inbox.process": async () => {
    const { toBackfill, toRead } = await workThroughInbox(new Date());
    return [...toRead.map(readOf), ...toBackfill.map(backfillOf)];
  },
  "live.read": async ({ shopId }, signal) =>
    (await readLiveHints(shopId, signal)) ? [foldOf(shopId), readOf(shopId)] : [foldOf(shopId)],
  "live.pollAll": async () => (await listShopsToPoll()).map(pollOf),
  "live.poll": async ({ shopId }, signal) =>
    (await pollLive(shopId, signal)) ? [foldOf(shopId), pollOf(shopId)] : [foldOf(shopId)],
  "live.compareAll": async () =>
    (await listComparisons(new Date())).map((payload) => ({ name: "live.compare", payload })),
  "live.compare": async (payload, signal) => {
    const { afterMs, isToBackfill } = await compareLive(payload, signal);
    const fold = foldOf(payload.shopId);
    const next: JobRequest[] = isToBackfill ? [fold, backfillOf(payload.shopId)] : [fold];
    return afterMs === null ? next : [...next, { name: "live.compare", payload, afterMs }];
  },
  "reports.schedule": async () => (await listDueReports(new Date())).map(reportJob),
  "reports.read": async (task, signal) => {
    const next = await readReport(task, signal);
    return next ? [reportJob(next)] : [alertsOf(task.shopId)];
  },
};
