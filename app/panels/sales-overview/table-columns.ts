import { compare, sizeOf } from "../../metrics/comparison";
import { additionalFees } from "../../metrics/definitions/additional-fees";
import { averageOrderValue } from "../../metrics/definitions/average-order-value";
import { costCoverage } from "../../metrics/definitions/cost-coverage";
import { discountRate } from "../../metrics/definitions/discount-rate";
import { discounts } from "../../metrics/definitions/discounts";
import { duties } from "../../metrics/definitions/duties";
import { giftCardsSold } from "../../metrics/definitions/gift-cards-sold";
import { grossMargin } from "../../metrics/definitions/gross-margin";
import { grossSales } from "../../metrics/definitions/gross-sales";
import { netSales } from "../../metrics/definitions/net-sales";
import { orderValueTotal } from "../../metrics/definitions/order-value-total";
import { orders } from "../../metrics/definitions/orders";
import { returnRate } from "../../metrics/definitions/return-rate";
import { returns } from "../../metrics/definitions/returns";
import { shipping } from "../../metrics/definitions/shipping";
import { taxes } from "../../metrics/definitions/taxes";
import { tips } from "../../metrics/definitions/tips";
import { totalSales } from "../../metrics/definitions/total-sales";
import { units } from "../../metrics/definitions/units";
import { unitsPerTransaction } from "../../metrics/definitions/units-per-transaction";
import type { MetricDefinition, SalesFacts } from "../../metrics/metric";
import { measures, type Measure } from "../../store/rollup/measures";
import { definitionOf } from "../home/build-figure";
import type { TableColumn } from "./view";

/** Net sales of the row, of all, and before: what columns are made of. */
interface Cell {
  facts: SalesFacts;
  /** Null: nothing is known of that time. */
  before: SalesFacts | null;
}

/** A column of the table of sales. */
export type Column = TableColumn & { read(cell: Cell, total: SalesFacts): number | null };

const share: Column = {
  id: "share",
  label: "breakdown.columns.share",
  unit: "rate",
  definition: null,
  read({ facts }, total) {
    const all = netSales.compute(total) ?? 0;
    return all > 0 ? (netSales.compute(facts) ?? 0) / all : null;
  },
};

const change: Column = {
  id: "change",
  label: "breakdown.columns.change",
  unit: "change",
  definition: null,
  read({ facts, before }) {
    const found = before
      ? compare("money", netSales.compute(facts), netSales.compute(before))
      : null;
    return found ? sizeOf(found) / 100 : null;
  },
};

const before: Column = {
  id: "before",
  label: "breakdown.columns.before",
  unit: "money",
  definition: null,
  read: (cell) => (cell.before ? netSales.compute(cell.before) : null),
};

function ofMetric(metric: MetricDefinition): Column {
  const { id, label, unit } = metric;
  const definition = definitionOf(metric);
  return { id, label, unit, definition, read: ({ facts }) => metric.compute(facts) };
}

export const columns: readonly Column[] = [
  ofMetric(netSales),
  share,
  change,
  before,
  ...[
    grossSales,
    discounts,
    returns,
    orders,
    averageOrderValue,
    orderValueTotal,
    units,
    unitsPerTransaction,
    discountRate,
    returnRate,
    grossMargin,
    costCoverage,
    shipping,
    duties,
    additionalFees,
    taxes,
    totalSales,
    tips,
    giftCardsSold,
  ].map(ofMetric),
];

const net: readonly Measure[] = ["grossMinor", "discountsMinor", "returnsMinor"];
/** By a column's id: what rows are put in order by, where it is but a part of what they say. */
export const sortedBy: Readonly<Record<string, readonly Measure[]>> = {
  [netSales.id]: net,
  [share.id]: net,
  [change.id]: net,
  [before.id]: net,
  [grossSales.id]: ["grossMinor"],
  [discounts.id]: ["discountsMinor"],
  [returns.id]: ["returnsMinor"],
  [orders.id]: ["orders"],
  [units.id]: ["unitsSold", "unitsReturned"],
};

const ofNoGoods: ReadonlySet<Measure> = new Set([
  // Of whole orders.
  "placedGrossMinor",
  "placedDiscountsMinor",
  "giftCardOnlyOrders",
  // Of no column.
  "assumedNetMinor",
  "unexplainedMinor",
]);
/** What rows of goods (see `isOfGoods`) say something of. */
export const measuresOfGoods = measures.filter((measure) => !ofNoGoods.has(measure));

/** Shown where nobody chose: what fits beside each other on a laptop. */
export const usualColumns = [
  netSales.id,
  share.id,
  change.id,
  grossSales.id,
  discounts.id,
  returns.id,
  orders.id,
  units.id,
  grossMargin.id,
];
