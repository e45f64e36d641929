import type { ShopDay } from "../../lib/shop-day";
import type { StudyFailure } from "../../metrics/customer-studies/tries";
import type { LifetimeStudy, PredictedValue } from "../../metrics/lifetime-value/study";
import { judge } from "../../metrics/lifetime-value/verdict";
import { expectedCurve, worthPerCustomer } from "../../metrics/lifetime-value/worth";
import { costShareOf, marginRateOf } from "../../metrics/retention/customer-margin";
import type { HistoricWorth } from "../../store/worth/historic.server";
import type { PredictedRow, PredictionView, WorthContent } from "./view";

/** Days of the table. */
const tableDays = [30, 60, 90, 180, 365, 730];
const curveMonths = 24;
const curveDays = Array.from({ length: curveMonths }, (_, month) => 30 * (month + 1));

/** Every number of days that is asked for, in ascending order. */
export const horizons = [...new Set([...tableDays, ...curveDays])].sort((one, two) => one - two);

export interface WorthInput {
  historic: readonly HistoricWorth[];
  study: { observedTo: ShopDay; result: LifetimeStudy } | null;
  failure: StudyFailure | null;
  lacksPlans: boolean;
}

export function buildWorth({ historic, study, failure, lacksPlans }: WorthInput): WorthContent {
  const byDays = new Map(historic.map((row) => [row.days, row]));
  const rowsOf = (days: readonly (number | null)[]) =>
    days.flatMap((each) => {
      const row = byDays.get(each);
      return row ? [worthPerCustomer(row)] : [];
    });
  const toDate = byDays.get(null);
  const marginRate = toDate ? marginRateOf(toDate) : null;
  const fitted = study?.result.state === "fitted" ? study.result : null;
  const expected =
    fitted && judge(fitted).kind === "passed"
      ? expectedCurve(fitted.model, fitted.firstSpendMinor, curveMonths)
      : [];
  return {
    historic: rowsOf([...tableDays, null]),
    curve: rowsOf(curveDays).map(({ days, netMinor }, month) => ({
      days: days ?? 0,
      netMinor,
      expectedMinor: expected[month + 1] ?? null,
    })),
    marginRate,
    costShare: toDate ? costShareOf(toDate) : null,
    failure,
    lacksPlans,
    prediction: study ? toPrediction(study.result, study.observedTo, marginRate) : null,
  };
}

function toPrediction(
  study: LifetimeStudy,
  observedTo: ShopDay,
  marginRate: number | null,
): PredictionView {
  if (study.state === "refused") {
    const { why, repeaters, weeks } = study;
    return { kind: "refused", why, repeaters, weeks, observedTo };
  }
  const { customers, repeaters, alive } = study;
  const verdict = judge(study);
  return {
    kind: "fitted",
    observedTo,
    rows: verdict.kind === "failed" ? [] : study.predicted.map((row) => toRow(row, marginRate)),
    customers,
    repeaters,
    alive,
    churn: 1 - alive.customers / customers,
    churnOfRepeaters: 1 - alive.repeaters / repeaters,
    model: study.model,
    spendCorrelation: study.spendCorrelation,
    firstSpendMinor: study.firstSpendMinor,
    repeatSpendMinor: study.repeatSpendMinor,
    backtest: study.backtest,
    verdict,
  };
}

function toRow(predicted: PredictedValue, marginRate: number | null): PredictedRow {
  const { months, repeats, netMinor, netInterval, baseRepeats, baseNetMinor } = predicted;
  const round = (minor: number) => Math.round(minor);
  return {
    months,
    repeats,
    netMinor: round(netMinor),
    netInterval: netInterval && { low: round(netInterval.low), high: round(netInterval.high) },
    marginMinor: marginRate === null ? null : round(netMinor * marginRate),
    basePurchases: round(baseRepeats),
    baseNetMinor: round(baseNetMinor),
  };
}
