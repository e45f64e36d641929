import {
  whyNoWorth,
  worthBasisOf,
  worthIn,
  type AcquiredWorths,
} from "../../metrics/acquisition/acquired-worth";
import type { MarginBasis, MarginsEach } from "../../metrics/acquisition/contribution";
import { paybackOf, worthToCost, type Payback } from "../../metrics/acquisition/ratios";
import type { AcquisitionTotals } from "../../metrics/acquisition/totals";
import { compare, judge } from "../../metrics/comparison";
import type { DayRange } from "../../metrics/date-range";
import { breakEvenRoas } from "../../metrics/definitions/break-even-roas";
import { breakEvenRoasContribution } from "../../metrics/definitions/break-even-roas-contribution";
import { ltvToCac } from "../../metrics/definitions/ltv-to-cac";
import { paybackPeriod } from "../../metrics/definitions/payback-period";
import { poas } from "../../metrics/definitions/poas";
import type { MetricDefinition, MetricWords } from "../../metrics/metric";
import { acquisitionMetrics } from "../../metrics/registry";
import { definitionOf } from "../home/build-figure";
import type { NoComparison } from "../home/view";
import type { AcquisitionFigure, FigureChange } from "./view";

/** Some days with what they cost and brought, and what customers come to. */
export interface TotalledDays {
  days: DayRange;
  totals: AcquisitionTotals;
  /** Part of net sales that is left after all costs of goods and orders; null: not known, or not asked for. */
  contributionRate: number | null;
  /** Of their customers at the age that is looked at; null: of later days, whose customers are younger. */
  customers: CustomersThen | null;
}

/** What was known of customers on one day. */
export interface CustomersThen {
  worth: AcquiredWorths;
  /** What is left of a customer's orders after 30, 60, 90 ... days, of all who had been ones for so long. */
  margins: MarginsEach;
  /** Enough had been ones for the first of these. */
  areEnough: boolean;
}

interface FiguresInput {
  basis: MarginBasis;
  current: TotalledDays & { customers: CustomersThen };
  /** Or why there is nothing to compare with. */
  previous: TotalledDays | NoComparison;
}

/** The cards of the page. */
export function buildFigures({ basis, current, previous }: FiguresInput): AcquisitionFigure[] {
  return [
    ...metricsFor(basis, current.totals).map((metric) => figureOf(metric, current, previous)),
    ratioFigure(current, previous),
    paybackFigure(current, previous),
  ];
}

/**
 * Spend breaks even after some costs: one of the two ways to say so is shown, that after the cost of goods where
 * what orders cost is not known of all of them.
 */
function metricsFor(basis: MarginBasis, totals: AcquisitionTotals) {
  const chosen = breakEvenFor(basis, totals);
  return acquisitionMetrics.filter(
    (metric) =>
      metric === chosen || (metric !== breakEvenRoas && metric !== breakEvenRoasContribution),
  );
}

export function breakEvenFor(
  basis: MarginBasis,
  { breakEvenContribution }: AcquisitionTotals,
): MetricDefinition<AcquisitionTotals> {
  const isOfGoods = basis === "goods" || breakEvenContribution === null;
  return isOfGoods ? breakEvenRoas : breakEvenRoasContribution;
}

function figureOf(
  metric: MetricDefinition<AcquisitionTotals>,
  { totals }: TotalledDays,
  previous: TotalledDays | NoComparison,
): AcquisitionFigure {
  const value = metric.compute(totals);
  const change =
    typeof previous === "string"
      ? none(previous)
      : changeOf(metric, value, metric.compute(previous.totals), lackOf(metric, previous));
  return { ...wordsOf(metric), value, emptyText: metric.emptyText, change };
}

/** Why there is no such figure of the earlier days. */
function lackOf(
  metric: MetricWords,
  { totals: { spend, orders, roas, marginRate }, contributionRate }: TotalledDays,
): NoComparison {
  if (metric === breakEvenRoas || metric === breakEvenRoasContribution) {
    const isKnown = (metric === breakEvenRoas ? marginRate : contributionRate) !== null;
    return isKnown || orders.netMinor <= 0 ? "noBase" : "noCosts";
  }
  if (spend === null) return "noSpend";
  return metric === poas && roas !== null ? "noCosts" : "noBase";
}

/**
 * What customers are worth within the days of the horizon over what they cost. Earlier customers stand beside these at
 * the same age: theirs, too, is what came where the days were over, and else what the same models expected by then.
 */
function ratioFigure(
  { days, totals, customers }: FiguresInput["current"],
  previous: TotalledDays | NoComparison,
): AcquisitionFigure {
  const value = worthToCost(worthIn(customers.worth, days), totals.blendedCacMinor);
  const basis = worthBasisOf(customers.worth, days);
  const figure = {
    ...wordsOf(ltvToCac),
    value,
    emptyText: basis === "tooYoung" ? ("acquisition.tooEarly" as const) : ltvToCac.emptyText,
  };
  if (value === null) return { ...figure, change: null };
  const change = compareTo(previous, (then, before) => {
    const lack = before.totals.spend === null ? "noSpend" : whyNoWorth(then.worth, before.days);
    const was = worthToCost(worthIn(then.worth, before.days), before.totals.blendedCacMinor);
    return changeOf(ltvToCac, value, was, lack ?? "noBase");
  });
  return { ...figure, change, isPredicted: basis === "predicted" && change.kind === "change" };
}

/**
 * The months after which a customer has returned what one costs, by what is left of the orders of all customers who
 * have been ones for so long. Beside it stands what was so for the earlier days: their cost, by what was left of the
 * orders of all who had been customers for so long by then.
 */
function paybackFigure(
  { totals, customers }: FiguresInput["current"],
  previous: TotalledDays | NoComparison,
): AcquisitionFigure {
  const { lacks, each } = customers.margins;
  const payback = paybackOf(totals.blendedCacMinor, each);
  const value = monthsOf(payback);
  const figure = { ...wordsOf(paybackPeriod), value };
  if (value === null) {
    const emptyText = whyNoPayback(totals, payback, customers);
    const emptyCount = payback.kind === "notWithin" ? payback.months : undefined;
    return { ...figure, emptyText, emptyCount, change: null };
  }
  const change = compareTo(previous, (then, before) => {
    const was = paybackOf(before.totals.blendedCacMinor, then.margins.each);
    // After other costs it would be another figure.
    const isOfSame = then.margins.lacks.every((kind) => lacks.includes(kind));
    if (before.totals.spend === null) return none("noSpend");
    if (before.totals.blendedCacMinor === null) return none("noBase");
    if (!then.areEnough) return none("fewCustomers");
    if (!isOfSame || was.kind === "unknown") return none("noCosts");
    if (was.kind === "notWithin") return none("notPaidBack");
    const change = changeOf(paybackPeriod, value, was.months, "noBase");
    return { ...change, months: value - was.months };
  });
  return { ...figure, emptyText: paybackPeriod.emptyText, change };
}

function whyNoPayback(
  { blendedCacMinor }: AcquisitionTotals,
  { kind }: Payback,
  { areEnough }: CustomersThen,
): AcquisitionFigure["emptyText"] {
  if (blendedCacMinor === null) return "metrics.blended-cac.empty";
  if (kind === "notWithin") return "acquisition.notWithin";
  return areEnough ? "metrics.break-even-roas.empty" : "acquisition.fewForPayback";
}

const monthsOf = (payback: Payback) => (payback.kind === "within" ? payback.months : null);

function compareTo(
  previous: TotalledDays | NoComparison,
  to: (then: CustomersThen, before: TotalledDays) => FigureChange,
): FigureChange {
  if (typeof previous === "string") return none(previous);
  return previous.customers ? to(previous.customers, previous) : none("tooYoung");
}

/** `lack`: why there is none where there is none. */
function changeOf(
  { unit, better }: Pick<MetricWords, "unit" | "better">,
  value: number | null,
  was: number | null,
  lack: NoComparison,
): FigureChange {
  const change = compare(unit, value, was);
  return change ? { kind: "change", change, verdict: judge(change, better) } : none(lack);
}

const none = (reason: NoComparison): FigureChange => ({ kind: "none", reason });

function wordsOf(metric: MetricWords) {
  const { id, label, unit } = metric;
  return { id, label, unit, definition: definitionOf(metric) };
}
