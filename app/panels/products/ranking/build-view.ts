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
import type { FactsInColumns } from "../../../metrics/sales/facts-in-columns";
import type { CatalogueRow, CatalogueUnit } from "../../../store/products/catalogue.server";
import { definitionOf } from "../../home/build-figure";
import type { SalesFrame } from "../../home/frame.server";
import { describeFrame, GoodsName, placesOfGoods } from "../describe";
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
  goods: RankedGoods;
  /** Of those whose names are shown or decide what is, by key. */
  catalogue: ReadonlyMap<string, CatalogueRow>;
  /** All that products of the shop have; null: one may have none. */
  types: Iterable<string | null>;
  vendors: Iterable<string | null>;
  params: URLSearchParams;
}

/** What was sold of goods, the highest net sales or margin first, and where in the sums each is. */
export interface RankedGoods {
  sold: FactsInColumns;
  ranked: readonly Ranked[];
  /** By the index of what is ranked. */
  places: readonly number[];
}

/** Ranks what was sold by its net sales or its margin. */
export function rankGoods(
  sold: FactsInColumns,
  basis: RankingBasis,
  params: URLSearchParams,
): RankedGoods {
  const { compute } = basis === "sales" ? netSales : productMargin;
  const places = placesOfGoods(sold);
  const values = places.map((place) => ({
    key: sold.keyAt(place),
    value: compute(sold.glance(place).facts),
  }));
  return { sold, places, ranked: rankByValue(values, parseThresholds(params)) };
}

/** What each of the goods sold, for a look at one after the other. */
function* glances({ sold, places }: RankedGoods): Iterable<SalesFacts> {
  for (const place of places) yield sold.glance(place).facts;
}

/** Of ten thousand variants few are looked at: what one sold is read where it is asked for. */
class RankingRow extends GoodsName {
  readonly stock: number | null;

  constructor(
    unit: CatalogueUnit,
    entry: CatalogueRow | null,
    private readonly goods: RankedGoods,
    readonly ranked: Ranked,
  ) {
    super(unit, ranked.key, entry);
    this.stock = entry?.stock ?? null;
  }

  /** Until the next row is asked. */
  get facts(): SalesFacts {
    const { sold, places } = this.goods;
    return sold.glance(places[this.ranked.index] ?? 0).facts;
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

/** What the table is made of but for its total. */
export function rankingRows({
  unit,
  basis,
  goods,
  catalogue,
  types,
  vendors,
  params,
}: RankingInput): ListInput<RankingRow> {
  return {
    rows: goods.ranked.map(
      (each) => new RankingRow(unit, catalogue.get(each.key) ?? null, goods, each),
    ),
    columns,
    filters: [classFilter, typeFilter(types), vendorFilter(vendors)],
    usualSort: { column: basis === "sales" ? netSales.id : productMargin.id, isDescending: true },
    total: null,
    notes: [],
    params,
  };
}

/** Everything the table is made of: for the page, and for the file. */
export function rankingList(input: RankingInput): ListInput<RankingRow> & { all: SalesFacts } {
  const all = sumDays(glances(input.goods), noCustomers);
  return {
    ...rankingRows(input),
    all,
    total: totalOf(all),
    notes: [
      "products.notes.goodsOnly",
      ...(productMargin.compute(all) === null || all.costedNetMinor !== all.goodsNetMinor
        ? (["products.notes.marginKnown"] as const)
        : []),
    ],
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
  const { ranked } = input.goods;
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
  { isRead, basis, goods }: RankingInput,
  all: number,
  { count, share }: { count: number; share: number | null },
): RankingSentence {
  if (!isRead) return { kind: "notRead" };
  if (all === 0 || share === null) {
    let isSold = false;
    let isUnknown = true;
    for (const facts of glances(goods)) {
      isSold ||= facts.goodsNetMinor !== 0;
      isUnknown &&= productMargin.compute(facts) === null;
    }
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
