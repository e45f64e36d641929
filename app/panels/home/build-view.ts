import { addDays, type ShopDay } from "../../lib/shop-day";
import { compare, judge } from "../../metrics/comparison";
import { lengthOf, type DayRange, type ParsedRange } from "../../metrics/date-range";
import { averageOrderValue } from "../../metrics/definitions/average-order-value";
import { discounts } from "../../metrics/definitions/discounts";
import { grossSales } from "../../metrics/definitions/gross-sales";
import { netSales } from "../../metrics/definitions/net-sales";
import { newCustomers } from "../../metrics/definitions/new-customers";
import { orders } from "../../metrics/definitions/orders";
import { returningCustomers } from "../../metrics/definitions/returning-customers";
import { returns } from "../../metrics/definitions/returns";
import type { TextKey } from "../../i18n/text-key";
import type { CustomerCounts, MetricDefinition } from "../../metrics/metric";
import {
  coveredPart,
  isDayCovered,
  isDayIncomplete,
  isRangeCovered,
  type SalesCoverage,
} from "../../metrics/sales/coverage";
import type { SalesPeriod } from "../../metrics/sales/period";
import { chooseSentence } from "./sentence";
import type { ComparisonView, DefinitionView, FigureView, ReadyView } from "./view";

const figureMetrics = [netSales, orders, averageOrderValue, newCustomers, returningCustomers];
const tableMetrics = [
  grossSales,
  discounts,
  returns,
  netSales,
  orders,
  averageOrderValue,
  newCustomers,
  returningCustomers,
];

export interface ReadyInput {
  currency: string;
  timezone: string;
  today: string;
  range: ParsedRange;
  coverage: SalesCoverage;
  current: SalesPeriod;
  previous: SalesPeriod;
  /** Where the range has no orders: the day of the last one before it, if there is one. */
  lastOrderDay: ShopDay | null;
}

/** The page of a shop with figures, without what the backfill says of itself. */
export function buildReadyView(
  input: ReadyInput,
): Omit<ReadyView, "dataVersion" | "reading" | "notice"> {
  const { range, coverage, current, previous } = input;
  const coversRange = isRangeCovered(coverage, range);
  const coversBoth = coversRange && isRangeCovered(coverage, previous.range);
  const readDays = coveredPart(coverage, range);
  const figures = figureMetrics.map((metric) => buildFigure(metric, input, coversBoth));

  return {
    state: "ready",
    currency: input.currency,
    timezone: input.timezone,
    today: input.today,
    range: {
      ...range,
      dayCount: lengthOf(range),
      previous: previous.range,
      isPreviousCut: isDayIncomplete(coverage, range.to),
    },
    coverage: {
      from: coverage.from,
      to: coverage.asOfDay,
      isToday: coverage.asOfDay === input.today,
      isFromTheStart: coverage.isFromTheStart,
      isReading: coverage.isReading,
      asOf: coverage.asOf.toISOString(),
      coversRange,
      readDays,
    },
    sentence: chooseSentence({
      netSalesMinor: netSales.compute(current.total) ?? 0,
      orders: current.total.orders,
      previousOrders: coversBoth ? previous.total.orders : null,
      comparison: compareTotals(netSales, input, coversBoth),
      coversRange,
      readDays,
      lastOrderDay: input.lastOrderDay,
    }),
    lastOrders: input.lastOrderDay === null ? null : lastDaysUpTo(input.lastOrderDay, range),
    isWithoutCustomers: current.total.unidentifiedOrders > 0,
    figures,
    salesChart: current.days.map((facts, index) => {
      const before = previous.days[index];
      return {
        day: facts.day,
        valueMinor: isDayCovered(coverage, facts.day) ? netSales.compute(facts) : null,
        isIncomplete: isDayIncomplete(coverage, facts.day),
        previousDay: before?.day ?? facts.day,
        previousMinor:
          before && isDayCovered(coverage, before.day) ? netSales.compute(before) : null,
      };
    }),
    customerChart: current.days.map((facts) => {
      const isCovered = isDayCovered(coverage, facts.day) && facts.unidentifiedOrders === 0;
      return {
        day: facts.day,
        newCustomers: isCovered ? facts.newCustomers : null,
        returningCustomers: isCovered ? facts.returningCustomers : null,
        unknownCustomers: isCovered ? facts.unknownCustomers : null,
      };
    }),
    table: {
      lacksReturnsBefore: lacksReturnsBefore(coverage),
      columns: tableMetrics.map((metric) => ({
        id: metric.id,
        label: metric.label,
        unit: metric.unit,
        definition: definitionOf(metric),
      })),
      rows: current.days.map((facts) => {
        const isCovered = isDayCovered(coverage, facts.day);
        return {
          day: facts.day,
          isCovered,
          isIncomplete: isDayIncomplete(coverage, facts.day),
          values: tableMetrics.map((metric) => (isCovered ? metric.compute(facts) : null)),
        };
      }),
      total: tableMetrics.map((metric) => computeTotal(metric, current)),
    },
  };
}

/** As many days as the range has, the last being this one. */
function lastDaysUpTo(to: ShopDay, range: DayRange): DayRange {
  return { from: addDays(to, 1 - lengthOf(range)), to };
}

/** Null where no day of the period has been read: a sum of nothing is not 0 then. */
function computeTotal(metric: MetricDefinition, period: SalesPeriod): number | null {
  return period.part === null ? null : metric.compute(period.total);
}

/** Why there is no figure. */
function emptyTextOf(metric: MetricDefinition, period: SalesPeriod): TextKey {
  if (period.part === null) return "figures.notRead";
  const isDenied = isOfCustomers(metric) && period.total.unidentifiedOrders > 0;
  return isDenied ? "figures.needsCustomers" : metric.emptyText;
}

function isOfCustomers(metric: MetricDefinition): boolean {
  return metric === newCustomers || metric === returningCustomers;
}

function buildFigure(metric: MetricDefinition, input: ReadyInput, coversBoth: boolean): FigureView {
  const { coverage, current } = input;
  return {
    id: metric.id,
    label: metric.label,
    unit: metric.unit,
    value: computeTotal(metric, current),
    emptyText: emptyTextOf(metric, current),
    change: compareTotals(metric, input, coversBoth),
    trend: current.days.map((facts) =>
      isDayCovered(coverage, facts.day) ? metric.compute(facts) : null,
    ),
    definition: definitionOf(metric),
    unknownCount: isOfCustomers(metric) ? current.total.unknownCustomers : 0,
    guestCount: isOfCustomers(metric) ? current.total.guestOrders : 0,
    lacksReturnsBefore: metric === netSales ? lacksReturnsBefore(coverage) : null,
  };
}

function compareTotals(
  metric: MetricDefinition,
  { current, previous }: ReadyInput,
  coversBoth: boolean,
): ComparisonView {
  if (!coversBoth) return { kind: "none", reason: "notCovered" };
  if (isOfCustomers(metric)) {
    const sum = (key: keyof CustomerCounts) => current.total[key] + previous.total[key];
    if (sum("unidentifiedOrders") > 0) return { kind: "none", reason: "notAllowed" };
    if (sum("unknownCustomers") > 0) return { kind: "none", reason: "unknown" };
  }
  const change = compare(
    metric.unit,
    metric.compute(current.total),
    metric.compute(previous.total),
  );
  if (!change) return { kind: "none", reason: "noBase" };
  return { kind: "change", change, verdict: judge(change, metric.better) };
}

function lacksReturnsBefore({ isFromTheStart, from }: SalesCoverage): string | null {
  return isFromTheStart ? null : from;
}

function definitionOf(metric: MetricDefinition): DefinitionView {
  const { formula, included, excluded, basis, source } = metric;
  return { formula, included, excluded, basis, source };
}
