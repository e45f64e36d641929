import { addDays, type ShopDay } from "../../lib/shop-day";
import type { ComparedRange } from "../../metrics/comparison-range";
import { lengthOf, type DayRange, type ParsedRange } from "../../metrics/date-range";
import { averageOrderValue } from "../../metrics/definitions/average-order-value";
import { discounts } from "../../metrics/definitions/discounts";
import { grossSales } from "../../metrics/definitions/gross-sales";
import { netSales } from "../../metrics/definitions/net-sales";
import { newCustomers } from "../../metrics/definitions/new-customers";
import { orders } from "../../metrics/definitions/orders";
import { returningCustomers } from "../../metrics/definitions/returning-customers";
import { returns } from "../../metrics/definitions/returns";
import {
  coveredPart,
  isDayCovered,
  isDayIncomplete,
  isRangeCovered,
  type SalesCoverage,
} from "../../metrics/sales/coverage";
import type { SalesPeriod } from "../../metrics/sales/period";
import {
  buildFigure,
  compareTotals,
  computeTotal,
  definitionOf,
  lacksReturnsBefore,
} from "./build-figure";
import { describeCoverage, describeRange } from "./describe-range";
import { chooseSentence } from "./sentence";
import type { ReadyView } from "./view";

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
  compared: ComparedRange;
  coverage: SalesCoverage;
  current: SalesPeriod;
  previous: SalesPeriod;
  /** Where the range has no orders: the day of the last one before it, if there is one. */
  lastOrderDay: ShopDay | null;
}

/** The page of a shop with figures, without what the backfill says of itself. */
export function buildReadyView(
  input: ReadyInput,
): Omit<ReadyView, "dataVersion" | "reading" | "notice" | "changes" | "alerts"> {
  const { range, compared, coverage, current, previous } = input;
  const coversRange = isRangeCovered(coverage, range);
  const coversBoth = coversRange && isRangeCovered(coverage, previous.range);
  const readDays = coveredPart(coverage, range);
  const figures = figureMetrics.map((metric) => buildFigure(metric, input, coversBoth));

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
