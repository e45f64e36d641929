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
import type { CatalogueRow, CatalogueUnit } from "../../../store/products/catalogue.server";
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
  items: readonly RankedItem[];
  /** Of those whose names are shown or decide what is, by key. */
  catalogue: ReadonlyMap<string, CatalogueRow>;
  /** All that the items have; null: one has none. */
  types: Iterable<string | null>;
  vendors: Iterable<string | null>;
  params: URLSearchParams;
}

export interface RankedItem extends Pick<SoldItem, "key" | "facts"> {
  ranked: Ranked;
}

/** Ranks what was sold by its net sales or its margin; the highest first. */
export function rankItems(
  sold: readonly Pick<SoldItem, "key" | "facts">[],
  basis: RankingBasis,
  params: URLSearchParams,
): RankedItem[] {
  const { compute } = basis === "sales" ? netSales : productMargin;
  const factsOf = new Map(sold.map(({ key, facts }) => [key, facts]));
  const values = sold.map(({ key, facts }) => ({ key, value: compute(facts) }));
  return rankByValue(values, parseThresholds(params)).flatMap((ranked) => {
    const facts = factsOf.get(ranked.key);
    return facts ? { key: ranked.key, facts, ranked } : [];
  });
}

class RankingRow extends GoodsName {
  readonly facts: SalesFacts;
  readonly stock: number | null;

  readonly ranked: Ranked;

  constructor(unit: CatalogueUnit, { key, facts, ranked }: RankedItem, entry: CatalogueRow | null) {
    super(unit, key, entry);
    this.facts = facts;
    this.ranked = ranked;
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
  ofMetric(stockNow, ({ stock }) => stock, { emptyText: "products.unknown", isOfCatalogue: true }),
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
  catalogue,
  types,
  vendors,
  params,
}: RankingInput): ListInput<RankingRow> & { all: SalesFacts } {
  const rows = items.map((item) => new RankingRow(unit, item, catalogue.get(item.key) ?? null));
  const all = sumDays(
    items.map(({ facts }) => facts),
    noCustomers,
  );
  return {
    all,
    rows,
    columns,
    filters: [classFilter, typeFilter(types), vendorFilter(vendors)],
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
  const { all } = list;
  const ranked = input.items.map((item) => item.ranked);
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
