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
  const report = toReportView(shop, await readReportState(shop, "sessions"), now);
  const changes = await loadShopChanges(shop, now);
  const shared = { dataVersion: shop.dataVersion, report, changes };
  const { currency, timezone } = shop;
  if (!currency || !timezone) return { state: "unread", ...shared };

  const today = createShopCalendar(timezone).dayOf(now);
  const range = parseRange(params, today);
  const compared = parseComparison(params, range, today);
  const current = await loadConversionDays(shop, range, timezone);
  const before = comparedDays(range, compared, overPart(current));
  const previous = await loadConversionDays(shop, before, timezone);
  const parts = await loadConversionParts(shop, range);
  const visits = buildVisits({ range, compared, current, previous, parts });
  const told = await loadEstimate(timezone);
  const estimate = toEstimateView(told.visits, visits !== null);
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
      previous: estimate?.kind === "whole" ? told.before : before,
      isPreviousCut: false,
    },
    coverage: await readSessionCoverage(shop),
    visits,
    pixel: toPixelView(shop, await readWebPixel(shop)),
    estimate,
    checkouts: await loadCheckouts(),
  };

  async function loadEstimate(zone: string) {
    const own = await loadEstimatedDays(shop, range, zone);
    const earlier = comparedDays(range, compared, overPart(own));
    const estimated = buildVisits({
      range,
      compared,
      current: own,
      previous: await loadEstimatedDays(shop, earlier, zone),
      parts: await loadEstimatedParts(shop, range),
      isEstimate: true,
    });
    return { visits: estimated, before: earlier };
  }

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
    const over = partBefore(range, today);
    return buildCheckouts({
      current: await loadCheckoutDays(shop, range, zone),
      over,
      previous: over ? await loadCheckoutDays(shop, comparedDays(range, compared, over), zone) : [],
      asOf: reading.coversTo ?? reading.startedAt,
    });
  }
}
