import { daysOfStock } from "../../../metrics/definitions/days-of-stock";
import { netSales } from "../../../metrics/definitions/net-sales";
import { sellThroughRate } from "../../../metrics/definitions/sell-through-rate";
import { stockNow } from "../../../metrics/definitions/stock-now";
import { units } from "../../../metrics/definitions/units";
import { noSales, type SalesFacts } from "../../../metrics/metric";
import {
  stockStateOf,
  stockStates,
  type StockFacts,
  type StockState,
} from "../../../metrics/products/stock";
import type { CatalogueRow, CatalogueUnit } from "../../../store/products/catalogue.server";
import type { SalesFrame } from "../../home/frame.server";
import { describeFrame, GoodsName, type SoldItem } from "../describe";
import {
  buildList,
  filtersOfGoods,
  ofMetric,
  type Column,
  type Filter,
  type ListInput,
} from "../list/build-list";
import { countFigure, figureOf } from "../list/figure";
import type { SummaryFigure } from "../list/view";
import { stateTexts } from "./words";
import type { SellThroughReadyView, SellThroughSentence } from "./view";

export interface SellThroughInput {
  frame: SalesFrame;
  /** Days of the range that are read; 0: none. */
  dayCount: number;
  unit: CatalogueUnit;
  sold: readonly SoldItem[];
  /** Everything that can be sold now, sold or not. */
  sellable: readonly CatalogueRow[];
  params: URLSearchParams;
}

class StockRow extends GoodsName {
  readonly stock: StockFacts;
  readonly state: StockState;

  constructor(
    unit: CatalogueUnit,
    entry: CatalogueRow,
    readonly facts: SalesFacts,
    days: number,
  ) {
    super(unit, entry.key, entry);
    const { unitsSold, unitsReturned } = facts;
    this.stock = { unitsSold, unitsReturned, stock: entry.stock, days };
    this.state = stockStateOf(this.stock);
  }
}

const columns: readonly Column<StockRow>[] = [
  {
    id: "state",
    label: "products.columns.state",
    unit: "key",
    emptyText: "products.none",
    definition: null,
    read: ({ state }) => stateTexts[state],
  },
  ofMetric(sellThroughRate, ({ stock }) => sellThroughRate.compute(stock), {
    emptyText: "products.unknown",
  }),
  ofMetric(units, ({ facts }) => units.compute(facts)),
  ofMetric(stockNow, ({ stock }) => stockNow.compute(stock), { emptyText: "products.unknown" }),
  ofMetric(daysOfStock, ({ stock }) => daysOfStock.compute(stock), { emptyText: "products.none" }),
  ofMetric(netSales, ({ facts }) => netSales.compute(facts)),
];

const stateFilter: Filter<StockRow> = {
  param: "stock",
  label: "products.filters.stock",
  options: stockStates.map((value) => ({ value, label: { key: stateTexts[value] } })),
  keeps: ({ state }, value) => state === value,
};

/** Sold nothing, though it was there, or may have been. */
function isUnsold({ facts, state }: StockRow): boolean {
  return state !== "soldOut" && (units.compute(facts) ?? 0) <= 0;
}

const soldFilter: Filter<StockRow> = {
  param: "sold",
  label: "products.filters.sold",
  options: [
    { value: "no", label: { key: "products.filters.unsold" } },
    { value: "yes", label: { key: "products.filters.someSold" } },
  ],
  keeps: (row, value) => isUnsold(row) === (value === "no"),
};

function toRows({ unit, dayCount, sold, sellable }: SellThroughInput): StockRow[] {
  const bySold = new Map(sold.map(({ key, facts }) => [key, facts]));
  return sellable.map(
    (entry) => new StockRow(unit, entry, bySold.get(entry.key) ?? noSales, dayCount),
  );
}

/** Everything the table is made of: for the page, and for the file. */
export function sellThroughList(input: SellThroughInput): ListInput<StockRow> {
  const rows = toRows(input);
  return {
    rows,
    columns,
    filters: [soldFilter, stateFilter, ...filtersOfGoods(rows)],
    usualSort: { column: stockNow.id, isDescending: true },
    total: null,
    notes: ["products.notes.stockNow", "products.notes.sellable"],
    params: input.params,
  };
}

export function buildSellThrough(input: SellThroughInput): SellThroughReadyView {
  const list = sellThroughList(input);
  const known = sumKnown(list.rows, input.dayCount);
  const countOf = (state: StockState) => list.rows.filter((row) => row.state === state).length;
  const unsold = list.rows.filter(isUnsold).length;
  const states = stockStates.map((state) => ({ state, count: countOf(state) }));
  return {
    ...describeFrame(input.frame),
    unit: input.unit,
    sentence: chooseSentence(input, known, {
      all: list.rows.length,
      unsold,
      unknown: countOf("unknown"),
    }),
    figures: input.dayCount > 0 ? figuresOf(known, unsold, countOf) : [],
    states,
    list: buildList(list),
  };
}

/** Of products whose stock is known; each oversold one counts as nothing left. */
function sumKnown(rows: readonly StockRow[], days: number): StockFacts {
  const sum = { unitsSold: 0, unitsReturned: 0, stock: null as number | null, days };
  for (const { stock } of rows) {
    if (stock.stock === null) continue;
    sum.unitsSold += Math.max(0, stock.unitsSold + stock.unitsReturned);
    sum.stock = (sum.stock ?? 0) + Math.max(0, stock.stock);
  }
  return sum;
}

function chooseSentence(
  { dayCount }: SellThroughInput,
  known: StockFacts,
  counts: { all: number; unsold: number; unknown: number },
): SellThroughSentence {
  if (dayCount === 0) return { kind: "notRead" };
  if (counts.all === 0) return { kind: "noProducts" };
  const rate = sellThroughRate.compute(known);
  return rate === null ? { kind: "unknown", all: counts.all } : { kind: "rate", rate, ...counts };
}

function figuresOf(
  known: StockFacts,
  unsold: number,
  countOf: (state: StockState) => number,
): SummaryFigure[] {
  const note = "products.notes.knownStock";
  return [
    figureOf(sellThroughRate, sellThroughRate.compute(known), { note }),
    figureOf(stockNow, known.stock, { note }),
    countFigure("unsold", "products.figures.unsold", unsold, "products.notes.unsold"),
    countFigure("slow", "products.figures.slow", countOf("slow"), "products.notes.slow"),
    countFigure(
      "unknown",
      "products.figures.unknownStock",
      countOf("unknown"),
      "products.notes.unknownStock",
    ),
  ];
}
