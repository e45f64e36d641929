import { contributionMargin1 } from "../../metrics/definitions/contribution-margin-1";
import { contributionMargin2 } from "../../metrics/definitions/contribution-margin-2";
import { contributionMargin3 } from "../../metrics/definitions/contribution-margin-3";
import { cogs } from "../../metrics/definitions/cogs";
import { costCoverage } from "../../metrics/definitions/cost-coverage";
import { grossMargin } from "../../metrics/definitions/gross-margin";
import { netProfit } from "../../metrics/definitions/net-profit";
import { netSales } from "../../metrics/definitions/net-sales";
import type { DayRange } from "../../metrics/date-range";
import type { MetricDefinition } from "../../metrics/metric";
import type { ProfitFacts } from "../../metrics/profit/facts";
import { assumedShareOf } from "../../metrics/profit/margins";
import { notGoods } from "../../store/rollup/dimensions";
import type { DefinitionView } from "../home/view";
import { costSteps, type CostField } from "./unknown";
import type { Grouping, ProfitColumn, ProfitRow, ProfitTable } from "./view";

type Column = ProfitColumn & { compute(facts: ProfitFacts): number | null };

export const netSalesOfProfit: MetricDefinition<ProfitFacts> = {
  ...netSales,
  compute: (facts) => facts.netSalesMinor,
};

const lead = [netSalesOfProfit, cogs, contributionMargin1, grossMargin];
const margins: Record<Grouping, MetricDefinition<ProfitFacts>[]> = {
  month: [contributionMargin2, contributionMargin3, netProfit],
  channel: [contributionMargin2],
  type: [],
};

/** Costs that the rows share: they are columns of their own where they are spread. */
const shared: Record<Grouping, readonly CostField[]> = {
  month: [],
  channel: ["marketing", "fixedCosts"],
  type: ["shippingCost", "paymentCost", "handlingCost", "marketing", "fixedCosts"],
};

function columnsOf(grouping: Grouping, isSpread: boolean): Column[] {
  const toColumn = (metric: MetricDefinition<ProfitFacts>): Column => ({
    id: metric.id,
    label: metric.label,
    unit: metric.unit,
    definition: definitionOf(metric),
    isSpread: false,
    compute: (facts) => metric.compute(facts),
  });
  const spread = isSpread && shared[grouping].length > 0;
  return [
    ...lead.map(toColumn),
    ...(spread ? costSteps.map(costColumn) : []),
    ...margins[spread ? "month" : grouping].map(toColumn),
    toColumn(costCoverage),
    {
      id: "cost-assumed",
      label: "profit.table.assumed",
      unit: "rate",
      definition: null,
      isSpread: false,
      compute: assumedShareOf,
    },
  ];

  function costColumn({ field, label }: (typeof costSteps)[number]): Column {
    return {
      ...{ id: field, label, unit: "money", definition: null },
      isSpread: shared[grouping].includes(field),
      compute: ({ [field]: cost }) => (typeof cost === "number" ? cost : null),
    };
  }
}

function toTable(
  grouping: Grouping,
  rows: readonly (Omit<ProfitRow, "values"> & { facts: ProfitFacts })[],
  total: ProfitFacts,
  before: ProfitFacts | null,
  isSpread: boolean,
): ProfitTable {
  const columns = columnsOf(grouping, isSpread);
  const valuesOf = (facts: ProfitFacts) => columns.map(({ compute }) => compute(facts));
  return {
    columns: columns.map(({ id, label, unit, definition, isSpread: isShared }) => ({
      ...{ id, label, unit, definition },
      isSpread: isShared,
    })),
    rows: rows.map(({ facts, ...row }) => ({ ...row, values: valuesOf(facts) })),
    total: valuesOf(total),
    before: before && valuesOf(before),
  };
}

export interface TableInput {
  months: readonly (DayRange & { facts: ProfitFacts })[];
  channels: ReadonlyMap<string, ProfitFacts>;
  types: ReadonlyMap<string, ProfitFacts>;
  total: ProfitFacts;
  /** Of the days it is compared with. */
  before: ProfitFacts | null;
  /** What channels and types share is spread over them, and told. */
  isSpread: boolean;
}

/** The same sales by month, by channel and by product type. */
export function buildTables(input: TableInput) {
  const { months, channels, types, total, before, isSpread } = input;
  const named = (text: "profit.table.noChannel" | "profit.table.noType", key: string) =>
    key === "" ? { text } : { name: key };
  return {
    month: toTable(
      "month",
      months.map(({ from, to, facts }) => ({
        key: from,
        heading: { days: { from, to } },
        facts,
      })),
      total,
      before,
      isSpread,
    ),
    channel: toTable(
      "channel",
      bySales(channels).map(([key, facts]) => ({
        key,
        heading: named("profit.table.noChannel", key),
        facts,
      })),
      total,
      before,
      isSpread,
    ),
    type: toTable(
      "type",
      bySales(types)
        // Shipping and fees alone: nothing of goods.
        .filter(([key, facts]) => key !== notGoods || hasAny(facts, isSpread))
        .map(([key, facts]) => ({
          key,
          heading:
            key === notGoods
              ? ({ text: "profit.table.notGoods" } as const)
              : named("profit.table.noType", key),
          facts,
        })),
      total,
      before,
      isSpread,
    ),
  } satisfies Record<Grouping, ProfitTable>;
}

function hasAny(facts: ProfitFacts, isSpread: boolean): boolean {
  return facts.netSalesMinor !== 0 || (isSpread && shared.type.some((field) => facts[field] !== 0));
}

function bySales(groups: ReadonlyMap<string, ProfitFacts>): [string, ProfitFacts][] {
  return [...groups].sort(
    ([one, a], [two, b]) => b.netSalesMinor - a.netSalesMinor || (one < two ? -1 : 1),
  );
}

export function definitionOf(metric: MetricDefinition<ProfitFacts>): DefinitionView {
  const { formula, included, excluded, basis, source } = metric;
  return { formula, included, excluded, basis, source };
}
