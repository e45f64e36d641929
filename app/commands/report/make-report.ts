import { AppError } from "../../lib/errors";
import { addDays, createShopCalendar, startOfDay } from "../../lib/shop-day";
import { describeResource } from "../../panels/data-status/words";
import { readAllScopes } from "../app-config";
import { ensureBuild } from "../ensure-build";
import { followBackfill } from "../follow-backfill";
import type { SpendFiles } from "../spend/arguments";
import { findSpendFiles } from "../spend/find-files";
import { loadSpend } from "../spend/load-spend";
import { startStack, type Stack } from "../stack";
import { noteUnused, refuseLateStart, type ReportArguments } from "./arguments";
import { readImportNotes, type ImportNotes } from "./import-notes";
import type { MadeReport } from "./read-report";
import { refuseParts } from "./refuse-parts";
import { defaultZone, findFiles, toStoreFlags } from "./store-flags";

export interface MakeReportOptions {
  /** Where the database may live; emptied first. */
  dataDir: string;
  now: Date;
  /** How it goes, line by line. */
  say: (line: string) => void;
  signal: AbortSignal;
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
  // It loads most of the app, which takes seconds: not for those whose arguments are refused.
  const { readReport } = await import("./read-report");
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
