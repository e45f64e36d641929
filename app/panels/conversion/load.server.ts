import { createShopCalendar } from "../../lib/shop-day";
import {
  loadCheckoutDays,
  loadConversionDays,
  loadConversionParts,
} from "../../metrics/conversion/daily.server";
import { loadEstimatedDays, loadEstimatedParts } from "../../metrics/conversion/estimate.server";
import { parseComparison } from "../../metrics/comparison-range";
import { lengthOf, parseRange } from "../../metrics/date-range";
import { readWebPixel } from "../../store/pixel/web-pixel.server";
import { readReportState } from "../../store/shopify-reports.server";
import { readSessionCoverage } from "../../store/shopify-sessions.server";
import type { ShopRow } from "../../store/shops.server";
import { readProgress } from "../../store/sync-progress.server";
import { isUnderWay } from "../data-status/view";
import { toReportView } from "../reports/report-view";
import { loadShopChanges } from "../shop-changes/load.server";
import { buildCheckouts, buildVisits } from "./build-view";
import { comparedDays, overPart, partBefore } from "./compared-days";
import { toEstimateView, toPixelView } from "./estimate";
import type { CheckoutsView, ConversionView } from "./view";

/** Visits to the online store and what became of them, and checkouts that were left. */
export async function loadConversionPage(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<ConversionView> {
  const [reportState, changes] = await Promise.all([
    readReportState(shop, "sessions"),
    loadShopChanges(shop, now),
  ]);
  const report = toReportView(shop, reportState, now);
  const shared = { dataVersion: shop.dataVersion, report, changes };
  const { currency, timezone } = shop;
  if (!currency || !timezone) return { state: "unread", ...shared };

  const today = createShopCalendar(timezone).dayOf(now);
  const range = parseRange(params, today);
  const compared = parseComparison(params, range, today);
  // Side by side: none needs another.
  const [told, estimated, coverage, pixel, checkouts] = await Promise.all([
    loadTold(timezone),
    loadEstimate(timezone),
    readSessionCoverage(shop),
    readWebPixel(shop),
    loadCheckouts(timezone),
  ]);
  const estimate = toEstimateView(estimated.visits, told.visits !== null);
  return {
    state: "ready",
    ...shared,
    currency,
    timezone,
    today,
    range: {
      ...range,
      dayCount: lengthOf(range),
      compared: { choice: compared.choice, kind: compared.kind, problem: compared.problem },
      previous: estimate?.kind === "whole" ? estimated.before : told.before,
      isPreviousCut: false,
    },
    coverage,
    visits: told.visits,
    pixel: toPixelView(shop, pixel),
    estimate,
    checkouts,
  };

  async function loadTold(zone: string) {
    const [days, parts] = await Promise.all([
      loadPeriods(loadConversionDays, zone),
      loadConversionParts(shop, range),
    ]);
    return {
      visits: buildVisits({ range, compared, ...days, parts }),
      before: days.previous.range,
    };
  }

  async function loadEstimate(zone: string) {
    const [days, parts] = await Promise.all([
      loadPeriods(loadEstimatedDays, zone),
      loadEstimatedParts(shop, range),
    ]);
    const visits = buildVisits({ range, compared, ...days, parts, isEstimate: true });
    return { visits, before: days.previous.range };
  }

  async function loadPeriods(load: typeof loadConversionDays, zone: string) {
    const current = await load(shop, range, zone);
    const before = comparedDays(range, compared, overPart(current));
    return { current, previous: await load(shop, before, zone) };
  }

  async function loadCheckouts(zone: string): Promise<CheckoutsView> {
    const progress = await readProgress(shop, now);
    const reading = progress.find(({ resource }) => resource === "abandonedCheckouts");
    if (!reading || isUnderWay(reading)) {
      return { state: "unknown", text: "conversion.checkouts.reading" };
    }
    if (reading.status !== "done") {
      return { state: "unknown", text: "conversion.checkouts.refused" };
    }
    const over = partBefore(range, today);
    const [current, previous] = await Promise.all([
      loadCheckoutDays(shop, range, zone),
      over ? loadCheckoutDays(shop, comparedDays(range, compared, over), zone) : [],
    ]);
    return buildCheckouts({ current, over, previous, asOf: reading.coversTo ?? reading.startedAt });
  }
}
