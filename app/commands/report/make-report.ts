import { AppError } from "../../lib/errors";
import { addDays, createShopCalendar, startOfDay } from "../../lib/shop-day";
import { log } from "../../log.server";
import { describeResource } from "../../panels/data-status/words";
import { loadAcquisition } from "../../panels/acquisition/load.server";
import { loadRetention } from "../../panels/customers/report.server";
import { loadWorth } from "../../panels/lifetime-value/report.server";
import { loadQualityReport } from "../../panels/quality/report.server";
import { loadSales } from "../../panels/sales-report/load.server";
import type { SalesView } from "../../panels/sales-report/view";
import { checkShop } from "../../quality/run/run.server";
import { closeDatabase, openDatabase, useDatabase } from "../../store/database.server";
import { foldShop } from "../../store/rollup/fold.server";
import { findShopByDomain } from "../../store/shops.server";
import { readAllScopes } from "../app-config";
import { ensureBuild } from "../ensure-build";
import { followBackfill } from "../follow-backfill";
import type { SpendFiles } from "../spend/arguments";
import { findSpendFiles } from "../spend/find-files";
import { loadSpend } from "../spend/load-spend";
import { startStack, type Stack } from "../stack";
import { listUntold } from "./absent-columns";
import { noteUnused, refuseLateStart, type ReportArguments } from "./arguments";
import { buildReport } from "./build-report";
import { readImportNotes, type ImportNotes } from "./import-notes";
import { refuseParts } from "./refuse-parts";
import type { Report } from "./schema";
import { defaultZone, findFiles, toStoreFlags } from "./store-flags";

export interface MakeReportOptions {
  /** Where the database may live; emptied first. */
  dataDir: string;
  now: Date;
  /** How it goes, line by line. */
  say: (line: string) => void;
  signal: AbortSignal;
}

export interface MadeReport {
  report: Report;
  view: Exclude<SalesView, { state: "notRead" }>;
}

/**
 * The whole way: a local store of the source, an install, the backfill, and then the loaders of the
 * panels on what was read. Throws an AppError("invalid_input") where arguments or files are at fault.
 */
export async function makeReport(
  args: ReportArguments,
  { dataDir, now, say, signal }: MakeReportOptions,
): Promise<MadeReport> {
  const { from, to, spend: asked, ...source } = args;
  refuseFuture("from", from, source.timezone, now);
  refuseFuture("to", to, source.timezone, now);
  const found = await findFiles(source);
  const spend = await findSpendFiles(asked);
  if (!found.files) {
    say(
      "No file is given, so the store is made up. For your own data see npm run report -- --help.",
    );
  }
  noteUnused(source, found.files !== null).forEach(say);
  const generated = found.files ? null : generatedUntil(source.timezone ?? defaultZone, now);
  const end = to ?? generated?.lastDay;

  const stack = await startStack({
    dataDir,
    store: {
      installed: "on",
      scopes: await readAllScopes(found.files ? notInFiles : []),
      // Nobody gains by waiting for the limits of a smaller plan here.
      plan: "plus",
      ...toStoreFlags(found),
      until: generated?.until.toISOString(),
      // What came after the last order, such as its cancellation, is seen by no figure either.
      to: end ?? "last-order",
    },
    prepareApp: (ends) => ensureBuild(say, ends),
    signal,
  });
  let notes: ImportNotes | null;
  try {
    notes = found.files ? await readImportNotes(stack.storeUrl) : null;
    // Known by now, and the reading takes long.
    const last = end ?? notes?.to ?? null;
    refuseLateStart(from, last);
    await readAll(stack, spend, last, say);
  } finally {
    await stack.close();
  }
  signal.throwIfAborted();
  return readReport(stack.shop, { from, to: end, notes, dataDir, now });
}

/** Exports say nothing of policies and redirects: what the local store has of its own is not the shop's. */
const notInFiles = ["read_legal_policies", "read_online_store_navigation"];

/** Enters spend up to a day and reads the shop to its end; throws where figures of sales would not be whole. */
async function readAll(
  stack: Stack,
  spend: SpendFiles,
  last: string | null,
  say: (line: string) => void,
): Promise<void> {
  const died = new Promise<never>((_, reject) => {
    stack.onDeath((which) => reject(new Error(`${which} has stopped before all was read.`)));
  });
  await Promise.race([loadSpend(stack, spend, say, last), died]);
  const status = await Promise.race([followBackfill(stack, say), died]);
  refuseParts(status);
  for (const resource of status.resources) {
    if (resource.status !== "done") say(`  Without all of this: ${describeResource(resource)}`);
  }
}

async function readReport(
  domain: string,
  options: {
    from?: string;
    to?: string;
    notes: ImportNotes | null;
    dataDir: string;
    now: Date;
  },
): Promise<MadeReport> {
  // Its lines are JSON on stdout, where the report goes.
  log.level = "silent";
  const { from, notes, now } = options;
  useDatabase(await openDatabase({ dataDir: options.dataDir }));
  try {
    const shop = await findShopByDomain(domain);
    if (!shop) throw new Error(`The shop ${domain} was not installed.`);
    const to = options.to ?? notes?.to ?? undefined;
    const observed = to && shop.timezone ? endOfDay(to, shop.timezone) : now;
    const first = from ?? notes?.from ?? undefined;
    const view = await loadSales(shop, { from: first, to }, observed);
    if (view.state === "notRead") {
      throw new AppError(
        "upstream_invalid",
        "No day's orders could be read, so there are no figures.",
      );
    }
    // The app may have been ended before it had added up all that it read.
    await foldShop(shop, now);
    const retention = await loadRetention(shop, observed);
    const worth = retention ? await loadWorth(shop, retention.asOfDay, now) : null;
    const days = new URLSearchParams(
      view.state === "ready" ? { from: view.range.from, to: view.range.to } : {},
    );
    const customers = await loadAcquisition(shop, days, observed);
    const acquisition = customers.state === "ready" ? customers.content : null;
    await checkShop(shop, observed, notes ? listUntold(notes) : new Set());
    const quality = await loadQualityReport(shop);
    const parts = { view, retention, worth, acquisition, quality };
    return { report: buildReport({ shop, ...parts, notes, from, to }), view };
  } finally {
    await closeDatabase();
  }
}

/** A generated history ends with yesterday: the same command gives the same figures all day long. */
function generatedUntil(zone: string, now: Date): { until: Date; lastDay: string } {
  const today = createShopCalendar(zone).dayOf(now);
  return { until: startOfDay(today, zone), lastDay: addDays(today, -1) };
}

// Where the shop's zone is not known yet, no day is in the future that has begun anywhere.
const firstZone = "Pacific/Kiritimati";

function refuseFuture(
  option: string,
  day: string | undefined,
  zone: string | undefined,
  now: Date,
): void {
  const today = createShopCalendar(zone ?? firstZone).dayOf(now);
  if (day === undefined || day <= today) return;
  throw new AppError("invalid_input", `--${option}: ${day} is a day to come.`);
}

function endOfDay(day: string, zone: string): Date {
  return new Date(startOfDay(addDays(day, 1), zone).getTime() - 1);
}
