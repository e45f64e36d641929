import { csvLine } from "../../../components/csv-line";
import type { TextKey } from "../../../i18n/text-key";
import { addDays, type ShopDay } from "../../../lib/shop-day";
import { netSales } from "../../../metrics/definitions/net-sales";
import { priceIndex } from "../../../metrics/definitions/price-index";
import { units } from "../../../metrics/definitions/units";
import { noSales, type SalesFacts } from "../../../metrics/metric";
import { medianOf } from "../../../lib/median";
import { overallIndexOf } from "../../../metrics/products/price-index";
import type { CatalogueRow } from "../../../store/products/catalogue.server";
import type {
  CompetitorPrice,
  CompetitorSummary,
} from "../../../store/products/competitor-prices.server";
import type { SalesFrame } from "../../home/frame.server";
import { describeFrame, nameOf, type SoldItem } from "../describe";
import {
  buildList,
  filtersOfGoods,
  ofMetric,
  type Column,
  type Filter,
  type ListInput,
} from "../list/build-list";
import { countFigure, figureOf } from "../list/figure";
import type { RowName } from "../list/view";
import type { CompetitorsReadyView, CompetitorsSentence } from "./view";

export interface CompetitorsInput {
  frame: SalesFrame;
  /** The latest of each competitor and SKU, up to the last day of the range. */
  prices: readonly CompetitorPrice[];
  competitors: readonly CompetitorSummary[];
  /** Variants that have one of these SKUs. */
  variants: readonly CatalogueRow[];
  sold: readonly SoldItem[];
  /** SKUs of the shop, for the template. */
  skus: readonly string[];
  params: URLSearchParams;
}

/** A price that was seen longer ago says nothing of the market now. */
export const freshDays = 90;

interface ComparedRow extends RowName {
  priceMinor: number;
  competitorMinor: readonly number[];
  lastSeen: ShopDay;
  facts: SalesFacts;
}

const plain = (id: string, label: TextKey, unit: "money" | "day" | "count") => ({
  id,
  label,
  unit,
  emptyText: "products.none" as const,
  definition: null,
});

const columns: readonly Column<ComparedRow>[] = [
  ofMetric(priceIndex, (row) => priceIndex.compute(row), { emptyText: "products.unknown" }),
  { ...plain("price", "products.columns.ourPrice", "money"), read: ({ priceMinor }) => priceMinor },
  {
    ...plain("median", "products.columns.median", "money"),
    read: ({ competitorMinor }) => medianOf(competitorMinor),
  },
  {
    ...plain("lowest", "products.columns.lowest", "money"),
    read: ({ competitorMinor }) => Math.min(...competitorMinor),
  },
  {
    ...plain("competitors", "products.columns.competitors", "count"),
    read: ({ competitorMinor }) => competitorMinor.length,
  },
  { ...plain("seen", "products.columns.lastSeen", "day"), read: ({ lastSeen }) => lastSeen },
  ofMetric(units, ({ facts }) => units.compute(facts)),
  ofMetric(netSales, ({ facts }) => netSales.compute(facts)),
];

const isDearer = (row: ComparedRow) => (priceIndex.compute(row) ?? 100) > 100;
const isCheaper = (row: ComparedRow) => (priceIndex.compute(row) ?? 100) < 100;
const positionFilter: Filter<ComparedRow> = {
  param: "position",
  label: "products.filters.position",
  options: [
    { value: "above", label: { key: "products.filters.above" } },
    { value: "below", label: { key: "products.filters.below" } },
  ],
  keeps: (row, value) => (value === "above" ? isDearer(row) : isCheaper(row)),
};

/** Everything the table is made of: for the page, and for the file. */
export function competitorsList({
  frame,
  prices,
  variants,
  sold,
  params,
}: CompetitorsInput): ListInput<ComparedRow> {
  const bySku = new Map<string, CompetitorPrice[]>();
  for (const price of prices) {
    if (price.day < oldestDay(frame)) continue;
    bySku.set(price.sku, [...(bySku.get(price.sku) ?? []), price]);
  }
  const byVariant = new Map(sold.map(({ key, facts }) => [key, facts]));
  const rows = variants.flatMap((entry): ComparedRow[] => {
    const found = bySku.get(entry.skus.trim());
    if (!found || entry.priceMinor === null) return [];
    return [
      {
        ...nameOf("variant", entry.key, entry),
        priceMinor: entry.priceMinor,
        competitorMinor: found.map(({ priceMinor }) => priceMinor),
        lastSeen: found.reduce((last, { day }) => (day > last ? day : last), ""),
        facts: byVariant.get(entry.key) ?? noSales,
      },
    ];
  });
  return {
    rows,
    columns,
    filters: [positionFilter, ...filtersOfGoods(rows)],
    usualSort: { column: netSales.id, isDescending: true },
    total: null,
    notes: ["products.notes.index", "products.notes.ourPrice"],
    params,
  };
}

function oldestDay({ range }: SalesFrame): ShopDay {
  return addDays(range.to, -freshDays);
}

export function buildCompetitors(input: CompetitorsInput): CompetitorsReadyView {
  const list = competitorsList(input);
  const { frame, prices, variants, competitors, skus } = input;
  const overall = overallIndexOf(
    list.rows.map((row) => ({
      index: priceIndex.compute(row),
      units: units.compute(row.facts) ?? 0,
    })),
  );
  const known = new Set(variants.map((entry) => entry.skus.trim()));
  const count = list.rows.length;
  return {
    ...describeFrame(frame),
    sentence: chooseSentence(prices.length, count, overall),
    figures:
      count === 0
        ? []
        : [
            figureOf(priceIndex, overall, { note: "products.notes.weighted" }),
            countFigure("compared", "products.figures.compared", count, null),
            countFigure(
              "above",
              "products.figures.above",
              list.rows.filter(isDearer).length,
              "products.notes.above",
            ),
            countFigure(
              "below",
              "products.figures.below",
              list.rows.filter(isCheaper).length,
              "products.notes.below",
            ),
          ],
    competitors: [...competitors],
    unmatchedSkus: new Set(prices.flatMap(({ sku }) => (known.has(sku) ? [] : [sku]))).size,
    outdated: prices.filter(({ day }) => day < oldestDay(frame)).length,
    template: buildCompetitorTemplate(skus, frame.today, frame.currency),
    list: buildList(list),
  };
}

function chooseSentence(
  priceCount: number,
  variants: number,
  overall: number | null,
): CompetitorsSentence {
  if (priceCount === 0) return { kind: "noPrices" };
  if (variants === 0) return { kind: "noMatch" };
  return overall === null
    ? { kind: "noUnits", variants }
    : { kind: "index", index: overall, variants };
}

/** A file to fill in: a row without a price is left out when it is read. */
export function buildCompetitorTemplate(
  skus: readonly string[],
  today: ShopDay,
  currency: string,
): string {
  const rows = (skus.length > 0 ? skus : ["YOUR-SKU"]).map((sku) => [sku, "", "", today, currency]);
  const header = ["sku", "competitor", "price", "date", "currency"];
  return `\ufeff${[header, ...rows].map(csvLine).join("\r\n")}\r\n`;
}
