import { cumulativeShare } from "../../../metrics/definitions/cumulative-share";
import { grossMargin } from "../../../metrics/definitions/gross-margin";
import { netSales } from "../../../metrics/definitions/net-sales";
import { productMargin } from "../../../metrics/definitions/product-margin";
import { returnRate } from "../../../metrics/definitions/return-rate";
import { shareOfSales } from "../../../metrics/definitions/share-of-sales";
import { stockNow } from "../../../metrics/definitions/stock-now";
import { units } from "../../../metrics/definitions/units";
import { noCustomers, sumDays, type SalesFacts } from "../../../metrics/metric";
import {
  paretoPoints,
  parseThresholds,
  rankByValue,
  sumByClass,
  type AbcClass,
  type Ranked,
} from "../../../metrics/products/classes";
import type { CatalogueUnit } from "../../../store/products/catalogue.server";
import { definitionOf } from "../../home/build-figure";
import type { SalesFrame } from "../../home/frame.server";
import { describeFrame, GoodsName, type SoldItem } from "../describe";
import { buildList, ofMetric, typeFilter, vendorFilter, withoutValue } from "../list/build-list";
import type { Column, Filter, ListInput } from "../list/build-list";
import { figureOf } from "../list/figure";
import type { Cell, SummaryFigure } from "../list/view";
import type { RankingBasis, RankingReadyView, RankingSentence } from "./view";

export interface RankingInput {
  frame: SalesFrame;
  /** Some day of the range is read. */
  isRead: boolean;
  unit: CatalogueUnit;
  basis: RankingBasis;
  items: readonly SoldItem[];
  params: URLSearchParams;
}

class RankingRow extends GoodsName {
  readonly facts: SalesFacts;
  readonly stock: number | null;

  constructor(
    unit: CatalogueUnit,
    { key, facts, entry }: SoldItem,
    readonly ranked: Ranked,
  ) {
    super(unit, key, entry);
    this.facts = facts;
    this.stock = entry?.stock ?? null;
  }
}

const columns: readonly Column<RankingRow>[] = [
  {
    id: "class",
    label: "products.columns.class",
    unit: "text",
    emptyText: "products.none",
    definition: definitionOf(cumulativeShare),
    read: ({ ranked }) => ranked.abc,
  },
  ofMetric(netSales, ({ facts }) => netSales.compute(facts)),
  ofMetric(shareOfSales, ({ ranked }) => ranked.share, { emptyText: "products.none" }),
  ofMetric(cumulativeShare, ({ ranked }) => ranked.cumulative, { emptyText: "products.none" }),
  ofMetric(units, ({ facts }) => units.compute(facts)),
  ofMetric(returnRate, ({ facts }) => returnRate.compute(facts), { emptyText: "products.none" }),
  ofMetric(productMargin, ({ facts }) => productMargin.compute(facts), {
    emptyText: "products.unknown",
  }),
  ofMetric(grossMargin, ({ facts }) => grossMargin.compute(facts), {
    emptyText: "products.unknown",
  }),
  ofMetric(stockNow, ({ stock }) => stock, { emptyText: "products.unknown" }),
];

const classFilter: Filter<RankingRow> = {
  param: "class",
  label: "products.filters.class",
  options: [
    { value: "A", label: "A" },
    { value: "B", label: "B" },
    { value: "C", label: "C" },
    { value: withoutValue, label: { key: "products.filters.noClass" } },
  ],
  keeps: ({ ranked }, value) => (ranked.abc ?? withoutValue) === value,
};

/** Everything the table is made of: for the page, and for the file. */
export function rankingList({
  unit,
  basis,
  items,
  params,
}: RankingInput): ListInput<RankingRow> & { ranked: Ranked[]; all: SalesFacts } {
  const valueOf = ({ facts }: SoldItem) =>
    basis === "sales" ? netSales.compute(facts) : productMargin.compute(facts);
  const ranked = rankByValue(
    items.map((item) => ({ key: item.key, value: valueOf(item) })),
    parseThresholds(params),
  );
  const byKey = new Map(items.map((item) => [item.key, item]));
  const rows = ranked.flatMap((each): RankingRow[] => {
    const item = byKey.get(each.key);
    return item ? [new RankingRow(unit, item, each)] : [];
  });
  const all = sumDays(
    items.map(({ facts }) => facts),
    noCustomers,
  );
  return {
    ranked,
    all,
    rows,
    columns,
    filters: [classFilter, typeFilter(rows), vendorFilter(rows)],
    usualSort: { column: basis === "sales" ? netSales.id : productMargin.id, isDescending: true },
    total: totalOf(all),
    notes: [
      "products.notes.goodsOnly",
      ...(productMargin.compute(all) === null || all.costedNetMinor !== all.goodsNetMinor
        ? (["products.notes.marginKnown"] as const)
        : []),
    ],
    params,
  };
}

function totalOf(all: SalesFacts): Cell[] {
  const values: Partial<Record<string, Cell>> = {
    [netSales.id]: netSales.compute(all),
    [units.id]: units.compute(all),
    [returnRate.id]: returnRate.compute(all),
    [productMargin.id]: productMargin.compute(all),
    [grossMargin.id]: grossMargin.compute(all),
  };
  return columns.map(({ id }) => values[id] ?? null);
}

export function buildRanking(input: RankingInput): RankingReadyView {
  const list = rankingList(input);
  const { ranked, all } = list;
  const classes = sumByClass(ranked);
  const rankedCount = ranked.filter(({ abc }) => abc !== null).length;
  return {
    ...describeFrame(input.frame),
    unit: input.unit,
    basis: input.basis,
    thresholds: parseThresholds(input.params),
    sentence: chooseSentence(input, rankedCount, classes.A),
    figures: input.isRead ? figuresOf(all, classes) : [],
    classes,
    pareto: paretoPoints(ranked),
    rankedCount,
    list: buildList(list),
  };
}

function chooseSentence(
  { isRead, basis, items }: RankingInput,
  all: number,
  { count, share }: { count: number; share: number | null },
): RankingSentence {
  if (!isRead) return { kind: "notRead" };
  if (all === 0 || share === null) {
    const isSold = items.some(({ facts }) => facts.goodsNetMinor !== 0);
    const isUnknown = items.every(({ facts }) => productMargin.compute(facts) === null);
    return { kind: basis === "margin" && isSold && isUnknown ? "marginUnknown" : "noSales" };
  }
  return all === 1 ? { kind: "one" } : { kind: "few", count, all, share };
}

function figuresOf(all: SalesFacts, classes: RankingReadyView["classes"]): SummaryFigure[] {
  const ofClass = (abc: AbcClass, label: SummaryFigure["label"]) =>
    figureOf(cumulativeShare, classes[abc].count, { id: `class-${abc}`, label, unit: "count" });
  return [
    figureOf(netSales, netSales.compute(all), { note: "products.notes.goodsShort" }),
    ofClass("A", "products.classes.A"),
    ofClass("B", "products.classes.B"),
    ofClass("C", "products.classes.C"),
    figureOf(productMargin, productMargin.compute(all)),
  ];
}
