import { compare, judge } from "../../metrics/comparison";
import { lengthOf } from "../../metrics/date-range";
import { additionalFees } from "../../metrics/definitions/additional-fees";
import { averageOrderValue } from "../../metrics/definitions/average-order-value";
import { discountRate } from "../../metrics/definitions/discount-rate";
import { discounts } from "../../metrics/definitions/discounts";
import { duties } from "../../metrics/definitions/duties";
import { grossMargin } from "../../metrics/definitions/gross-margin";
import { grossSales } from "../../metrics/definitions/gross-sales";
import { moneyRefunded } from "../../metrics/definitions/money-refunded";
import { netSales } from "../../metrics/definitions/net-sales";
import { orders } from "../../metrics/definitions/orders";
import { returnRate } from "../../metrics/definitions/return-rate";
import { returns } from "../../metrics/definitions/returns";
import { shipping } from "../../metrics/definitions/shipping";
import { taxes } from "../../metrics/definitions/taxes";
import { totalSales } from "../../metrics/definitions/total-sales";
import { units } from "../../metrics/definitions/units";
import type { MetricDefinition } from "../../metrics/metric";
import { coveredPart, isRangeCovered } from "../../metrics/sales/coverage";
import { grains, maxHourDays, type Grain } from "../../metrics/sales/grain";
import type { SalesPoint } from "../../metrics/sales/points";
import type { RefundFacts } from "../../metrics/sales/refunds";
import { buildFigure, compareTotals, computeTotal, definitionOf } from "../home/build-figure";
import type { ReadyInput } from "../home/build-view";
import { describeCoverage, describeRange } from "../home/describe-range";
import { chooseSentence } from "../home/sentence";
import type { Shared } from "../home/view";
import type { ChainRow, OverviewView, PointView, SalesTable } from "./view";

const figureMetrics = [netSales, orders, averageOrderValue, units, grossMargin];

const chainMetrics = [
  grossSales,
  discounts,
  returns,
  netSales,
  shipping,
  duties,
  additionalFees,
  taxes,
  totalSales,
];
const sums = new Set([netSales, totalSales]);
const rateMetrics = [discountRate, returnRate];

export interface OverviewInput extends ReadyInput {
  grain: Grain;
  points: readonly SalesPoint[];
  refunds: { current: RefundFacts; previous: RefundFacts };
  table: SalesTable;
}

/** The sales page of a shop with figures, without what the backfill says of itself. */
export function buildOverview(input: OverviewInput): Omit<OverviewView, keyof Shared> {
  const { range, compared, coverage, current, previous } = input;
  const coversRange = isRangeCovered(coverage, range);
  const coversBoth = coversRange && isRangeCovered(coverage, previous.range);
  const chainRow = (metric: MetricDefinition): ChainRow => ({
    id: metric.id,
    label: metric.label,
    unit: metric.unit,
    value: computeTotal(metric, current),
    emptyText: current.part === null ? "figures.notRead" : metric.emptyText,
    change: compareTotals(metric, input, coversBoth),
    definition: definitionOf(metric),
    isSum: sums.has(metric),
  });

  return {
    state: "ready",
    currency: input.currency,
    timezone: input.timezone,
    today: input.today,
    range: describeRange(range, compared, coverage),
    coverage: describeCoverage(coverage, range, input.today),
    sentence: chooseSentence({
      netSalesMinor: netSales.compute(current.total) ?? 0,
      orders: current.total.orders,
      previousOrders: coversBoth ? previous.total.orders : null,
      comparison: compareTotals(netSales, input, coversBoth),
      coversRange,
      readDays: coveredPart(coverage, range),
      lastOrderDay: input.lastOrderDay,
    }),
    figures: figureMetrics.map((metric) => ({
      ...buildFigure(metric, input, coversBoth),
      // Of the same points as the picture: a year of days is a blur.
      ...(input.grain === "hour"
        ? {}
        : { trend: input.points.map(({ facts }) => facts && metric.compute(facts)) }),
    })),
    chain: chainMetrics.map(chainRow),
    rates: rateMetrics.map(chainRow),
    apart: [refundRow(input, coversBoth)],
    grain: input.grain,
    grains: grains.map((id) => ({
      id,
      isPossible: id !== "hour" || lengthOf(range) <= maxHourDays,
    })),
    points: input.points.map(toPointView),
    table: input.table,
  };
}

function refundRow({ current, refunds }: OverviewInput, coversBoth: boolean): ChainRow {
  const { id, label, unit, emptyText, better } = moneyRefunded;
  const [now, before] = [refunds.current, refunds.previous].map(moneyRefunded.compute);
  const change = coversBoth ? compare(unit, now ?? null, before ?? null) : null;
  return {
    id,
    label,
    unit,
    value: now ?? null,
    emptyText: current.part === null ? "figures.notRead" : emptyText,
    change: change
      ? { kind: "change", change, verdict: judge(change, better) }
      : { kind: "none", reason: coversBoth ? "noBase" : "notCovered" },
    definition: definitionOf(moneyRefunded),
    isSum: false,
  };
}

function toPointView({ facts, before, ...point }: SalesPoint): PointView {
  return {
    ...point,
    valueMinor: facts && netSales.compute(facts),
    previousMinor: before && netSales.compute(before),
  };
}
