import { netSales } from "../../../metrics/definitions/net-sales";
import { returnRate } from "../../../metrics/definitions/return-rate";
import { unitPriceCharged } from "../../../metrics/definitions/unit-price-charged";
import { units } from "../../../metrics/definitions/units";
import { noCustomers, sumDays, type SalesFacts } from "../../../metrics/metric";
import {
  bandOf,
  chargedPriceOf,
  chooseBands,
  type PriceBand,
} from "../../../metrics/products/price-bands";
import type { SalesFrame } from "../../home/frame.server";
import { describeFrame, type SoldItem } from "../describe";
import { buildList, ofMetric, type Column, type ListInput } from "../list/build-list";
import type { Cell, RowName } from "../list/view";
import { writeBand } from "./words";
import type { BandView, PriceBandsReadyView, PriceBandsSentence } from "./view";

export interface PriceBandsInput {
  frame: SalesFrame;
  /** Some day of the range is read. */
  isRead: boolean;
  /** Variants. */
  items: readonly SoldItem[];
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

/** Everything the table is made of: for the page, and for the file. */
export function priceBandsList({
  frame: { currency },
  items,
  params,
}: PriceBandsInput): ListInput<BandRow> {
  const priced = items.flatMap(({ facts }) => {
    const price = chargedPriceOf(facts);
    return price === null ? [] : [{ price, facts }];
  });
  const bands = chooseBands(priced.map(({ price }) => price));
  const groups: { band: PriceBand | null; facts: SalesFacts[] }[] = bands.map((band) => ({
    band,
    facts: [],
  }));
  for (const { price, facts } of priced) groups[bandOf(price, bands)]?.facts.push(facts);
  const unpriced = items.flatMap(({ facts }) => (chargedPriceOf(facts) === null ? [facts] : []));
  const withSales = unpriced.filter((facts) => netSales.compute(facts) !== 0);
  if (withSales.length > 0) groups.push({ band: null, facts: withSales });
  const all = sumAll(items.map(({ facts }) => facts));
  const total = netSales.compute(all) ?? 0;
  const rows = groups
    .filter(({ facts }) => facts.length > 0)
    .map(({ band, facts }, index): BandRow => {
      const sum = sumAll(facts);
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
        facts: sum,
        variants: facts.length,
        share: total > 0 ? (netSales.compute(sum) ?? 0) / total : null,
      };
    });
  return {
    rows,
    columns,
    filters: [],
    usualSort: { column: "name", isDescending: false },
    total: totalOf(all, items.length, total),
    notes: ["products.notes.bands", "products.notes.orderLines", "products.notes.goodsOnly"],
    params,
  };
}

const sumAll = (facts: readonly SalesFacts[]) => sumDays(facts, noCustomers);

function totalOf(all: SalesFacts, variants: number, total: number): Cell[] {
  const row = { facts: all, variants, share: total > 0 ? 1 : null };
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
