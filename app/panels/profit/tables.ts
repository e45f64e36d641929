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

function columnsOf(grouping: Grouping): Column[] {
  const metrics = [...lead, ...margins[grouping], costCoverage];
  return [
    ...metrics.map((metric) => ({
      id: metric.id,
      label: metric.label,
      unit: metric.unit,
      definition: definitionOf(metric),
      compute: (facts: ProfitFacts) => metric.compute(facts),
    })),
    {
      id: "cost-assumed",
      label: "profit.table.assumed",
      unit: "rate",
      definition: null,
      compute: assumedShareOf,
    },
  ];
}

function toTable(
  grouping: Grouping,
  rows: readonly (Omit<ProfitRow, "values"> & { facts: ProfitFacts })[],
  total: ProfitFacts,
  before: ProfitFacts | null,
): ProfitTable {
  const columns = columnsOf(grouping);
  const valuesOf = (facts: ProfitFacts) => columns.map(({ compute }) => compute(facts));
  return {
    columns: columns.map(({ id, label, unit, definition }) => ({ id, label, unit, definition })),
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
}

/** The same sales by month, by channel and by product type. */
export function buildTables({ months, channels, types, total, before }: TableInput) {
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
    ),
    type: toTable(
      "type",
      bySales(types)
        // Shipping and fees alone: nothing of goods.
        .filter(([key, facts]) => key !== notGoods || facts.netSalesMinor !== 0)
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
    ),
  } satisfies Record<Grouping, ProfitTable>;
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
