import { createShopCalendar, type ShopDay } from "../../lib/shop-day";
import { findSalesCoverage, observedAt } from "../../metrics/sales/coverage";
import { buildCohorts, type Cohort } from "../../metrics/retention/cohorts";
import { ladderOf, usualSilentDays, type LadderStep } from "../../metrics/retention/repeat";
import { agreementOf, rfmSizes, type RfmSize } from "../../metrics/retention/rfm";
import { repeatRate } from "../../metrics/definitions/repeat-rate";
import { purchaseFrequency } from "../../metrics/definitions/purchase-frequency";
import { daysToSecondOrder } from "../../metrics/definitions/days-to-second-order";
import { rfmAgreement } from "../../metrics/definitions/rfm-agreement";
import { areCustomersFolded } from "../../store/rollup/fold.server";
import type { ShopRow } from "../../store/shops.server";
import { readProgress } from "../../store/sync-progress.server";
import { withShop } from "../../store/with-shop.server";
import { readCohorts } from "../../store/worth/cohorts.server";
import { lastStep } from "../../store/worth/repeat-steps";
import { readGaps, readRepeatRange } from "../../store/worth/repeat.server";
import { factsOf } from "./repeat/build-view";
import { readRfmInput } from "./rfm/load.server";

/** Whether customers come back, over the whole history, for where there is no page. */
export interface RetentionFigures {
  asOfDay: ShopDay;
  /** By month of the first order. */
  cohorts: Cohort[];
  customers: number;
  repeaters: number;
  repeatRate: number | null;
  purchaseFrequency: number | null;
  daysToSecondOrder: number | null;
  steps: LadderStep[];
  rfm: RfmSize[];
  rfmAgreement: number | null;
}

/** Null where the whole history is not known, so that no order can be called a first one. */
export async function loadRetention(shop: ShopRow, now: Date): Promise<RetentionFigures | null> {
  if (!shop.timezone) return null;
  const calendar = createShopCalendar(shop.timezone);
  const whole = findSalesCoverage(await readProgress(shop, now), calendar, shop.shopCreatedAt);
  const coverage = whole?.isFromTheStart ? observedAt(whole, now, calendar) : null;
  if (!whole || !coverage) return null;
  return withShop(shop, async (tx) => {
    if (!(await areCustomersFolded(tx, shop))) return null;
    const { asOfDay } = coverage;
    const range = { from: coverage.from ?? asOfDay, to: asOfDay };
    const gaps = await readGaps(tx, shop, asOfDay);
    const facts = factsOf({
      gaps,
      range: await readRepeatRange(tx, shop, range, usualSilentDays),
      newNetMinor: 0,
      returningNetMinor: 0,
    });
    const { cells, prospects } = await readRfmInput(tx, shop, {
      range,
      asOfDay,
      lastKnownDay: whole.asOfDay,
    });
    return {
      asOfDay,
      cohorts: buildCohorts({
        grain: "month",
        asOfDay,
        cells: await readCohorts(tx, shop, "month", asOfDay, null),
        orders: null,
        settings: [],
      }),
      customers: facts.customers,
      repeaters: facts.repeaters,
      repeatRate: repeatRate.compute(facts),
      purchaseFrequency: purchaseFrequency.compute(facts),
      daysToSecondOrder: daysToSecondOrder.compute(facts),
      steps: ladderOf(gaps, lastStep - 1),
      rfm: rfmSizes(cells, prospects),
      rfmAgreement: rfmAgreement.compute(agreementOf(cells)),
    };
  });
}
