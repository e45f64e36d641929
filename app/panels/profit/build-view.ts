import type { ComparedRange } from "../../metrics/comparison-range";
import { compare, judge } from "../../metrics/comparison";
import type { ParsedRange } from "../../metrics/date-range";
import { contributionMargin1 } from "../../metrics/definitions/contribution-margin-1";
import { contributionMargin2 } from "../../metrics/definitions/contribution-margin-2";
import { contributionMargin3 } from "../../metrics/definitions/contribution-margin-3";
import { netProfit } from "../../metrics/definitions/net-profit";
import type { MetricDefinition } from "../../metrics/metric";
import { noProfitFacts, type ProfitFacts } from "../../metrics/profit/facts";
import type { ProfitData } from "../../metrics/profit/load.server";
import {
  assumedShareOf,
  costCoverageOf,
  grossMarginOf,
  isNothingCosted,
  marginOneMinor,
  netProfitMinor,
  uncostedNetMinor,
} from "../../metrics/profit/margins";
import { spreadByChannel, spreadByType } from "../../metrics/profit/spread";
import {
  costDays,
  sumByChannel,
  sumByDay,
  sumByMonth,
  sumByType,
  sumRange,
  type CostedDay,
} from "../../metrics/profit/sums";
import { isRangeCovered, type SalesCoverage } from "../../metrics/sales/coverage";
import { eachDay } from "../../lib/shop-day";
import { describeCoverage, describeRange } from "../home/describe-range";
import type { ComparisonView } from "../home/view";
import { buildSteps } from "./steps";
import { buildTables, definitionOf, netSalesOfProfit } from "./tables";
import { firstReason, listUnknown, type CostField } from "./unknown";
import type { ProfitFigureView, ProfitReadyView, ProfitSentence } from "./view";

export interface ProfitInput {
  currency: string;
  timezone: string;
  today: string;
  range: ParsedRange;
  compared: ComparedRange;
  coverage: SalesCoverage;
  data: ProfitData;
}

/** The page of a shop with figures, without what the backfill says of itself. */
export function buildProfitView(
  input: ProfitInput,
): Omit<ProfitReadyView, "dataVersion" | "reading" | "notice" | "changes"> {
  const { range, coverage, data } = input;
  const { settings, fixed } = data;
  const days = costDays(data.current?.days ?? [], settings);
  const total = data.current
    ? sumRange(data.current.part, days, fixed, data.current.marketing)
    : noProfitFacts;
  const previous =
    data.previous &&
    sumRange(
      data.previous.part,
      costDays(data.previous.days, settings),
      fixed,
      data.previous.marketing,
    );
  const coversRange = isRangeCovered(coverage, range);
  const isComparable = coversRange && isRangeCovered(coverage, data.previousRange);
  const byDay = sumByDay(days);
  const changeOf = (metric: MetricDefinition<ProfitFacts>) =>
    isComparable ? toComparison(metric, total, previous) : noComparison("notCovered");

  const toFigure = ({ metric, fields }: Figure): ProfitFigureView => ({
    id: metric.id,
    label: metric.label,
    value: data.current ? metric.compute(total) : null,
    emptyText: data.current ? (firstReason(total, fields) ?? metric.emptyText) : "figures.notRead",
    change: changeOf(metric),
    trend: hasDays(metric)
      ? eachDay(range.from, range.to).map((day) => metric.compute(byDay.get(day) ?? noProfitFacts))
      : [],
    definition: definitionOf(metric),
    rate: metric === contributionMargin1 ? grossMarginOf(total) : null,
  });

  return {
    state: "ready",
    currency: input.currency,
    timezone: input.timezone,
    today: input.today,
    range: describeRange(range, input.compared, coverage),
    coverage: describeCoverage(coverage, range, input.today),
    sentence: chooseSentence(total, data.current !== null, changeOf),
    cost: {
      coverage: costCoverageOf(total),
      assumed: assumedShareOf(total),
      isNothingCosted: isNothingCosted(total),
      leftOutMinor: isNothingCosted(total) ? 0 : uncostedNetMinor(total),
    },
    assumedMarketingMinor:
      typeof total.marketing === "number" ? (data.current?.assumedMarketingMinor ?? 0) : 0,
    spendLimits: total.marketing === "notObserved" ? data.spendLimits : [],
    figures: figures.map(toFigure),
    steps: buildSteps(total),
    tables: buildTables({
      months: sumByMonth(data.months, days, fixed),
      ...partsOf(data, days),
      isSpread: data.spread !== null,
      total,
      before: isComparable ? previous : null,
    }),
    isSpread: data.spread !== null,
    unknown: data.current ? listUnknown(total) : [],
  };
}

/** Channels and types, with the costs that they share where these are to be spread. */
function partsOf(data: ProfitData, costed: readonly CostedDay[]) {
  const { spread, types } = data;
  if (!spread) return { channels: sumByChannel(costed), types: sumByType(types) };
  const input = { ...data, days: data.current?.days ?? [] };
  return {
    channels: spreadByChannel(input, costed),
    types: spreadByType({ ...input, ...spread, types }),
  };
}

interface Figure {
  metric: MetricDefinition<ProfitFacts>;
  /** The costs it is after, beside the product's. */
  fields: CostField[];
}

const orderCosts: CostField[] = ["shippingCost", "paymentCost", "handlingCost"];
const figures: readonly Figure[] = [
  { metric: netSalesOfProfit, fields: [] },
  { metric: contributionMargin1, fields: [] },
  { metric: contributionMargin2, fields: orderCosts },
  { metric: contributionMargin3, fields: [...orderCosts, "marketing"] },
  { metric: netProfit, fields: [...orderCosts, "marketing", "fixedCosts"] },
];

/** Marketing and fixed costs are of no single day. */
function hasDays(metric: MetricDefinition<ProfitFacts>): boolean {
  return metric !== contributionMargin3 && metric !== netProfit;
}

// Of points: margins of periods whose known cost differs by more are not those of the same assortment.
const comparablePoints = 5;

function toComparison(
  metric: MetricDefinition<ProfitFacts>,
  current: ProfitFacts,
  previous: ProfitFacts | null,
): ComparisonView {
  if (!previous) return noComparison("notCovered");
  if (metric !== netSalesOfProfit) {
    const [now, before] = [costCoverageOf(current) ?? 0, costCoverageOf(previous) ?? 0];
    if (Math.abs(now - before) * 100 > comparablePoints) return noComparison("unknown");
    if (metric.compute(current) === null || metric.compute(previous) === null) {
      return noComparison("unknown");
    }
  }
  const change = compare(metric.unit, metric.compute(current), metric.compute(previous));
  if (!change) return noComparison("noBase");
  return { kind: "change", change, verdict: judge(change, metric.better) };
}

const noComparison = (
  reason: Extract<ComparisonView, { kind: "none" }>["reason"],
): ComparisonView => ({ kind: "none", reason });

function chooseSentence(
  facts: ProfitFacts,
  isRead: boolean,
  changeOf: (metric: MetricDefinition<ProfitFacts>) => ComparisonView,
): ProfitSentence {
  if (!isRead) return { kind: "notRead" };
  if (isNothingCosted(facts)) return { kind: "nothingCosted" };
  const { netSalesMinor } = facts;
  const marginMinor = marginOneMinor(facts);
  if (marginMinor === null || (netSalesMinor === 0 && facts.costMinor === 0)) {
    return { kind: "noSales" };
  }
  const profitMinor = netProfitMinor(facts);
  const coverage = costCoverageOf(facts);
  if (profitMinor !== null && coverage === 1) {
    return { kind: "net", profitMinor, netSalesMinor, comparison: changeOf(netProfit) };
  }
  const comparison = changeOf(contributionMargin1);
  const rate = grossMarginOf(facts);
  return { kind: "margin", marginMinor, netSalesMinor, rate, coverage, comparison };
}
