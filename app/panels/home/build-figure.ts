import { compare, judge } from "../../metrics/comparison";
import { costCoverage } from "../../metrics/definitions/cost-coverage";
import { grossMargin } from "../../metrics/definitions/gross-margin";
import { netSales } from "../../metrics/definitions/net-sales";
import { newCustomers } from "../../metrics/definitions/new-customers";
import { returnRate } from "../../metrics/definitions/return-rate";
import { returningCustomers } from "../../metrics/definitions/returning-customers";
import { returns } from "../../metrics/definitions/returns";
import { totalSales } from "../../metrics/definitions/total-sales";
import { units } from "../../metrics/definitions/units";
import type { TextKey } from "../../i18n/text-key";
import type {
  CustomerCounts,
  MetricDefinition,
  MetricWords,
  SalesFacts,
} from "../../metrics/metric";
import { isDayCovered, type SalesCoverage } from "../../metrics/sales/coverage";
import type { SalesPeriod } from "../../metrics/sales/period";
import type { ComparisonView, CostShares, DefinitionView, FigureView } from "./view";

export interface FigureInput {
  coverage: SalesCoverage;
  current: SalesPeriod;
  previous: SalesPeriod;
}

/** Null where no day of the period has been read: a sum of nothing is not 0 then. */
export function computeTotal(metric: MetricDefinition, period: SalesPeriod): number | null {
  return period.part === null ? null : metric.compute(period.total);
}

/** Why there is no figure. */
function emptyTextOf(metric: MetricDefinition, period: SalesPeriod): TextKey {
  if (period.part === null) return "figures.notRead";
  const isDenied = isOfCustomers(metric) && period.total.unidentifiedOrders > 0;
  return isDenied ? "figures.needsCustomers" : metric.emptyText;
}

function restsOnReturns(metric: MetricDefinition): boolean {
  return [netSales, returns, returnRate, totalSales, units, grossMargin].includes(metric);
}

function costShares(facts: SalesFacts): CostShares {
  const known = costCoverage.compute(facts);
  const share = facts.goodsNetMinor > 0 ? facts.assumedNetMinor / facts.goodsNetMinor : null;
  return { known, assumed: share === null ? null : Math.min(1, Math.max(0, share)) };
}

function isOfCustomers(metric: MetricDefinition): boolean {
  return metric === newCustomers || metric === returningCustomers;
}

export function buildFigure(
  metric: MetricDefinition,
  input: FigureInput,
  coversBoth: boolean,
): FigureView {
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
    ...(metric === grossMargin ? { costs: costShares(current.total) } : {}),
    definition: definitionOf(metric),
    unknownCount: isOfCustomers(metric) ? current.total.unknownCustomers : 0,
    guestCount: isOfCustomers(metric) ? current.total.guestOrders : 0,
    lacksReturnsBefore: restsOnReturns(metric) ? lacksReturnsBefore(coverage) : null,
  };
}

export function compareTotals(
  metric: MetricDefinition,
  { current, previous }: FigureInput,
  coversBoth: boolean,
): ComparisonView {
  if (!coversBoth) return { kind: "none", reason: "notCovered" };
  if (isOfCustomers(metric)) {
    const sum = (key: keyof CustomerCounts) => current.total[key] + previous.total[key];
    if (sum("unidentifiedOrders") > 0) return { kind: "none", reason: "notAllowed" };
    if (sum("unknownCustomers") > 0) return { kind: "none", reason: "unknown" };
  }
  const [now, before] = [metric.compute(current.total), metric.compute(previous.total)];
  if (metric === grossMargin && (now === null || before === null)) {
    return { kind: "none", reason: "noCosts" };
  }
  const size = (value: number | null) => (value !== null && metric.isDeduction ? -value : value);
  const change = compare(metric.unit, size(now), size(before));
  if (!change) return { kind: "none", reason: "noBase" };
  return { kind: "change", change, verdict: judge(change, metric.better) };
}

export function lacksReturnsBefore({ isFromTheStart, from }: SalesCoverage): string | null {
  return isFromTheStart ? null : from;
}

export function definitionOf(metric: MetricWords): DefinitionView {
  const { formula, included, excluded, basis, source } = metric;
  return { formula, included, excluded, basis, source };
}
