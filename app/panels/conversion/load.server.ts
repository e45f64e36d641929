import { comparedRange as compareWith } from "../../metrics/comparison-range";
import { addDays, createShopCalendar } from "../../lib/shop-day";
import {
  loadCheckoutDays,
  loadConversionDays,
  loadConversionParts,
} from "../../metrics/conversion/daily.server";
import { lengthOf, parseRange, previousRange } from "../../metrics/date-range";
import { readReportState } from "../../store/shopify-reports.server";
import { readSessionCoverage } from "../../store/shopify-sessions.server";
import type { ShopRow } from "../../store/shops.server";
import { readProgress } from "../../store/sync-progress.server";
import { isUnderWay } from "../data-status/view";
import { toReportView } from "../reports/report-view";
import { loadShopChanges } from "../shop-changes/load.server";
import { buildCheckouts, buildVisits, comparedRange } from "./build-view";
import type { CheckoutsView, ConversionView } from "./view";

/** Visits to the online store and what became of them, and checkouts that were left. */
export async function loadConversionPage(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<ConversionView> {
  const report = toReportView(shop, await readReportState(shop, "sessions"), now);
  const changes = await loadShopChanges(shop, now);
  const shared = { dataVersion: shop.dataVersion, report, changes };
  const { currency, timezone } = shop;
  if (!currency || !timezone) return { state: "unread", ...shared };

  const today = createShopCalendar(timezone).dayOf(now);
  const range = parseRange(params, today);
  const current = await loadConversionDays(shop, range, timezone);
  const before = comparedRange(current);
  const previous = await loadConversionDays(shop, before, timezone);
  const parts = await loadConversionParts(shop, range);
  return {
    state: "ready",
    ...shared,
    currency,
    timezone,
    today,
    range: {
      ...range,
      dayCount: lengthOf(range),
      compared: compareWith("previous", range),
      previous: before,
      isPreviousCut: false,
    },
    coverage: await readSessionCoverage(shop),
    visits: buildVisits({ range, current, previous, parts }),
    checkouts: await loadCheckouts(),
  };

  async function loadCheckouts(): Promise<CheckoutsView> {
    const progress = await readProgress(shop, now);
    const reading = progress.find(({ resource }) => resource === "abandonedCheckouts");
    if (!reading || isUnderWay(reading)) {
      return { state: "unknown", text: "conversion.checkouts.reading" };
    }
    if (reading.status !== "done") {
      return { state: "unknown", text: "conversion.checkouts.refused" };
    }
    const zone = timezone ?? "UTC";
    const over = { from: range.from, to: range.to === today ? addDays(today, -1) : range.to };
    return buildCheckouts({
      current: await loadCheckoutDays(shop, range, zone),
      previous: over.from > over.to ? [] : await loadCheckoutDays(shop, previousRange(over), zone),
      asOf: reading.coversTo ?? reading.startedAt,
    });
  }
}
