import { z } from "zod";
import { createAdminClient, type AdminClient } from "../admin-api/client.server";
import { reportAccessQuery } from "../admin-api/documents/shopifyql";
import { AppError } from "../lib/errors";
import { addDays, createShopCalendar, startOfDay, type ShopDay } from "../lib/shop-day";
import { readOrderDays } from "../store/daily-sales.server";
import {
  noteReportOutcome,
  noteReportProgress,
  noteReportRequest,
  readReportState,
  reportNames,
  type ReportName,
  type ReportState,
} from "../store/shopify-reports.server";
import { readShopifySalesDays } from "../store/shopify-sales.server";
import {
  findShopById,
  listInstalledShops,
  recordGrantedScopes,
  type ShopRow,
} from "../store/shops.server";
import { readProgress } from "../store/sync-progress.server";
import type { ShopRef } from "../store/with-shop.server";
import { checkSales, checkSalesDay } from "./shopifyql/check-sales.server";
import { readSessions } from "./shopifyql/read-sessions.server";

export const reportScope = "read_reports";

/** recent: the last days; whole: as far back as sales have been read. */
export type ReportSpan = "recent" | "whole";

export interface ReportTask {
  shopId: number;
  report: ReportName;
  span: ReportSpan;
  /** The days from this one on are done. */
  before?: ShopDay | undefined;
}

// Well under the queue's expiry.
const budgetMs = 25_000;
// What happened a few days ago can still be booked: an import, a correction, a deleted order.
const recentDays = 7;
// The whole range is asked for once a day, when the shop's day is over and few are at work.
const nightlyHour = 3;
// For a question that somebody waits for at a page.
const readerPatienceMs = 10_000;
// Ends of readings come in bunches.
const restMs = 5 * 60_000;

const readers = { sales: checkSales, sessions: readSessions };

export interface ReportDependencies {
  client?: AdminClient;
  clock?: () => Date;
  isTimeUp?: () => boolean;
}

/**
 * Asks a report for its next days and keeps what it says. Returns what is still to be done, or null. What
 * only the merchant or Shopify can change (no scope, no reports) is noted and no failure.
 */
export async function readReport(
  task: ReportTask,
  signal?: AbortSignal,
  dependencies: ReportDependencies = {},
): Promise<ReportTask | null> {
  const shop = await findShopById(task.shopId);
  if (!shop || shop.uninstalledAt || shop.needsReauthAt) return null;
  const { currency, timezone } = shop;
  if (!currency || !timezone) return null;
  const { client = createAdminClient(shop), clock = () => new Date() } = dependencies;
  const endsAt = Date.now() + budgetMs;
  const isTimeUp = dependencies.isTimeUp ?? (() => signal?.aborted === true || Date.now() > endsAt);

  const now = clock();
  const calendar = createShopCalendar(timezone);
  const today = calendar.dayOf(now);
  const from =
    task.span === "recent" ? addDays(today, 1 - recentDays) : await findFirstDay(shop, today, now);
  const isWhole = task.span === "whole";
  try {
    const { before, isDetailed } = await readers[task.report](client, {
      from,
      before: task.before ?? addDays(today, 1),
      today,
      currency,
      clock,
      isTimeUp,
    });
    if (before !== null) {
      await noteReportProgress(shop);
      return { ...task, before };
    }
    await noteReportOutcome(
      shop,
      task.report,
      { reason: null, detail: null, isWhole, isDetailed },
      clock(),
    );
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const why = await explain(client, error, clock());
    await noteReportOutcome(
      shop,
      task.report,
      { ...why, isWhole: false, isDetailed: null },
      clock(),
    );
    if (error.isRetryable) throw error;
    return null;
  }
}

/** What came of asking a day's orders: narrowed; byDayOnly: Shopify does not tell them by order; else why not. */
export type DayOutcome = "narrowed" | "byDayOnly" | "notAsked" | "refused" | "noAnswer";

/**
 * Asks Shopify which orders make a day of sales differ, while a reader waits. Only days that were compared before can
 * be asked for.
 */
export async function readReportDay(
  shop: ShopRow,
  day: ShopDay,
  dependencies: Pick<ReportDependencies, "client" | "clock"> = {},
): Promise<DayOutcome> {
  const { currency } = shop;
  const known = await readShopifySalesDays(shop, { from: day, to: day });
  if (!currency || known.length === 0) return "notAsked";
  const { client = createAdminClient(shop), clock = () => new Date() } = dependencies;
  const hurried: AdminClient = {
    ...client,
    query: (document, variables, options) =>
      client.query(document, variables, { ...options, deadlineMs: readerPatienceMs }),
  };
  try {
    return (await checkSalesDay(hurried, { day, currency, clock })) ? "narrowed" : "byDayOnly";
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.isRetryable ? "noAnswer" : "refused";
  }
}

/** The first day of which sales have been read; without any, the first of this week. */
async function findFirstDay(shop: ShopRow, today: ShopDay, now: Date): Promise<ShopDay> {
  const calendar = createShopCalendar(shop.timezone ?? "UTC");
  const progress = await readProgress(shop, now);
  const starts = progress
    .filter(({ resource }) => resource === "orders" || resource === "sales")
    .flatMap(({ coversFrom }) => (coversFrom ? [calendar.dayOf(coversFrom)] : []));
  const first = (await readOrderDays(shop, now))?.first;
  const created = shop.shopCreatedAt ? [calendar.dayOf(shop.shopCreatedAt)] : [];
  const known = starts.length > 0 ? starts : created;
  return [...known, ...(first ? [first] : []), addDays(today, 1 - recentDays)].sort()[0] ?? today;
}

const accessAnswer = z.object({
  shop: z.object({ features: z.object({ reports: z.boolean() }) }),
  currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
});

/** Why a report could not be read. Shopify's refusal names the scope even where another approval lacks. */
async function explain(
  client: AdminClient,
  error: AppError,
  now: Date,
): Promise<{ reason: string; detail: string | null }> {
  const { code, message, detail } = error;
  if (code !== "missing_scope" && code !== "invalid_input") {
    return { reason: code, detail: message };
  }
  const access = await askAccess(client, now);
  if (access?.hasReports === false) return { reason: "no_reports", detail: null };
  if (code === "invalid_input") return { reason: "unreadable_query", detail: detail ?? message };
  return access?.scopes.includes(reportScope)
    ? { reason: "protected_data", detail: null }
    : { reason: "missing_scope", detail: reportScope };
}

/** Null where even that could not be asked: what is known already has to do. */
async function askAccess(client: AdminClient, now: Date) {
  try {
    const { data } = await client.query(reportAccessQuery);
    const { shop, currentAppInstallation } = accessAnswer.parse(data);
    const scopes = currentAppInstallation.accessScopes.map(({ handle }) => handle);
    await recordGrantedScopes(client.shop, scopes, now);
    return { hasReports: shop.features.reports, scopes };
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** Notes that a report was asked for; the job is the caller's to enqueue. */
export async function requestReport(shop: ShopRef, report: ReportName): Promise<ReportTask> {
  await noteReportRequest(shop, report, new Date());
  return { shopId: shop.id, report, span: "whole" };
}

/** What every shop that lets us read its reports is due: once a night all of it, else the last days. */
export async function listDueReports(now: Date): Promise<ReportTask[]> {
  const tasks: ReportTask[] = [];
  for (const shop of await listInstalledShops()) {
    if (!mayReadReports(shop) || shop.timezone === null) continue;
    for (const report of reportNames) {
      const state = await readReportState(shop, report);
      tasks.push({ shopId: shop.id, report, span: dueSpan(state, shop.timezone, now) });
    }
  }
  return tasks;
}

/** What a shop is due when a reading of its history has ended: it may have changed what is compared. */
export async function listReportsAfterReading(shopId: number, now: Date): Promise<ReportTask[]> {
  const shop = await findShopById(shopId);
  if (!shop || !mayReadReports(shop) || shop.timezone === null) return [];
  const progress = await readProgress(shop, now);
  const isReading = progress.some(
    ({ resource, status }) =>
      ["shop", "orders", "sales"].includes(resource) && ["pending", "running"].includes(status),
  );
  if (isReading || progress.length === 0) return [];
  const tasks: ReportTask[] = [];
  for (const report of reportNames) {
    const state = await readReportState(shop, report);
    const isRested = !state?.triedAt || now.getTime() - state.triedAt.getTime() >= restMs;
    if (!isRested) continue;
    // The first time there is nothing to show meanwhile: pages say that it is under way.
    if (!state?.triedAt) await noteReportRequest(shop, report, now);
    tasks.push({ shopId, report, span: state?.wholeCheckedAt ? "recent" : "whole" });
  }
  return tasks;
}

function mayReadReports({ uninstalledAt, needsReauthAt, grantedScopes }: ShopRow): boolean {
  return !uninstalledAt && !needsReauthAt && grantedScopes.includes(reportScope);
}

function dueSpan(state: ReportState | null, zone: string, now: Date): ReportSpan {
  if (!state?.wholeCheckedAt) return "whole";
  const nightAt = startOfDay(createShopCalendar(zone).dayOf(now), zone).getTime();
  const dueAt = nightAt + nightlyHour * 60 * 60_000;
  return now.getTime() >= dueAt && state.wholeCheckedAt.getTime() < dueAt ? "whole" : "recent";
}
