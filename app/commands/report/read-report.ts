import { AppError } from "../../lib/errors";
import { addDays, startOfDay } from "../../lib/shop-day";
import { log } from "../../log.server";
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
import { listUntold } from "./absent-columns";
import { buildReport } from "./build-report";
import type { ImportNotes } from "./import-notes";
import type { Report } from "./schema";

export interface MadeReport {
  report: Report;
  view: Exclude<SalesView, { state: "notRead" }>;
}

/** What the panels say of the shop that was read into this folder. */
export async function readReport(
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

function endOfDay(day: string, zone: string): Date {
  return new Date(startOfDay(addDays(day, 1), zone).getTime() - 1);
}
