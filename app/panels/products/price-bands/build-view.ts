import { netSales } from "../../../metrics/definitions/net-sales";
import { returnRate } from "../../../metrics/definitions/return-rate";
import { unitPriceCharged } from "../../../metrics/definitions/unit-price-charged";
import { units } from "../../../metrics/definitions/units";
import { addFacts, noSales, type SalesFacts } from "../../../metrics/metric";
import {
  bandOf,
  chargedPriceOf,
  chooseBands,
  type PriceBand,
} from "../../../metrics/products/price-bands";
import type { FactsInColumns } from "../../../metrics/sales/facts-in-columns";
import type { SalesFrame } from "../../home/frame.server";
import { describeFrame, placesOfGoods } from "../describe";
import { buildList, ofMetric, type Column, type ListInput } from "../list/build-list";
import type { Cell, RowName } from "../list/view";
import { writeBand } from "./words";
import type { BandView, PriceBandsReadyView, PriceBandsSentence } from "./view";

export interface PriceBandsInput {
  frame: SalesFrame;
  /** Some day of the range is read. */
  isRead: boolean;
  /** By variant. */
  sold: FactsInColumns;
  params: URLSearchParams;
}

interface BandFigures {
  facts: SalesFacts;
  variants: number;
  /** Of the sum of all; null where that is nothing. */
  share: number | null;
}

interface BandRow extends RowName, BandFigures {
  band: PriceBand | null;
}

const columns: readonly Column<BandFigures>[] = [
  ofMetric(netSales, ({ facts }) => netSales.compute(facts)),
  {
    id: "share",
    label: "breakdown.columns.share",
    unit: "rate",
    emptyText: "products.none",
    definition: null,
    read: ({ share }) => share,
  },
  ofMetric(units, ({ facts }) => units.compute(facts)),
  {
    id: "lines",
    label: "products.columns.orderLines",
    unit: "count",
    emptyText: "products.none",
    definition: null,
    read: ({ facts }) => facts.orders,
  },
  {
    id: "variants",
    label: "products.columns.variants",
    unit: "count",
    emptyText: "products.none",
    definition: null,
    read: ({ variants }) => variants,
  },
  ofMetric(unitPriceCharged, ({ facts }) => unitPriceCharged.compute(facts), {
    emptyText: "products.none",
  }),
  ofMetric(returnRate, ({ facts }) => returnRate.compute(facts), { emptyText: "products.none" }),
];

/** Variants of a band, or of none, and what they sold together. */
interface BandSums {
  band: PriceBand | null;
  facts: SalesFacts;
  variants: number;
}

/**
 * What was sold in each band, and by all variants. A shop has thousands of variants: each is looked at, and no object is
 * made of it.
 */
function sumByBand(sold: FactsInColumns): { groups: BandSums[]; all: BandSums } {
  const places = placesOfGoods(sold);
  const prices = places.map((place) => chargedPriceOf(sold.glance(place).facts));
  const bands = chooseBands(prices.filter((price) => price !== null));
  const open = (band: PriceBand | null) => ({ band, facts: { ...noSales }, variants: 0 });
  const [ofBands, unpriced, all] = [bands.map(open), open(null), open(null)];
  const count = (into: BandSums | undefined, facts: SalesFacts) => {
    if (!into) return;
    addFacts(into.facts, facts);
    into.variants += 1;
  };
  for (const [index, place] of places.entries()) {
    const { facts } = sold.glance(place);
    const price = prices[index] ?? null;
    count(all, facts);
    if (price !== null) count(ofBands[bandOf(price, bands)], facts);
    else if (netSales.compute(facts) !== 0) count(unpriced, facts);
  }
  return { groups: [...ofBands, unpriced].filter(({ variants }) => variants > 0), all };
}

/** Everything the table is made of: for the page, and for the file. */
export function priceBandsList({
  frame: { currency },
  sold,
  params,
}: PriceBandsInput): ListInput<BandRow> {
  const { groups, all } = sumByBand(sold);
  const total = netSales.compute(all.facts) ?? 0;
  const rows = groups.map(({ band, facts, variants }, index): BandRow => {
    const label = writeBand(band, currency);
    return {
      id: String(index),
      label,
      note: null,
      search: label,
      order: index,
      type: null,
      vendor: null,
      adminUrl: null,
      band,
      facts,
      variants,
      share: total > 0 ? (netSales.compute(facts) ?? 0) / total : null,
    };
  });
  return {
    rows,
    columns,
    filters: [],
    usualSort: { column: "name", isDescending: false },
    total: totalOf(all, total),
    notes: ["products.notes.bands", "products.notes.orderLines", "products.notes.goodsOnly"],
    params,
  };
}

function totalOf({ facts, variants }: BandSums, total: number): Cell[] {
  const row = { facts, variants, share: total > 0 ? 1 : null };
  return columns.map(({ read }) => read(row));
}

export function buildPriceBands(input: PriceBandsInput): PriceBandsReadyView {
  const list = priceBandsList(input);
  const bands = list.rows.map(({ id, band, facts, share }): BandView => ({
    id,
    band,
    netSalesMinor: netSales.compute(facts) ?? 0,
    share,
  }));
  return {
    ...describeFrame(input.frame),
    sentence: chooseSentence(input, bands),
    bands,
    list: buildList(list),
  };
}

function chooseSentence({ isRead }: PriceBandsInput, bands: BandView[]): PriceBandsSentence {
  if (!isRead) return { kind: "notRead" };
  const known = bands.flatMap(({ band, share }) =>
    band === null || share === null ? [] : [{ band, share }],
  );
  const [first] = known;
  if (!first) return { kind: "noSales" };
  if (known.length === 1) return { kind: "onePrice" };
  const most = known.reduce((best, each) => (each.share > best.share ? each : best));
  return { kind: "most", ...most };
}
