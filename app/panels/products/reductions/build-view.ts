import type { TextKey } from "../../../i18n/text-key";
import type { ShopDay } from "../../../lib/shop-day";
import { lowestPriorPrice } from "../../../metrics/definitions/lowest-prior-price";
import { netSales } from "../../../metrics/definitions/net-sales";
import { noSales } from "../../../metrics/metric";
import {
  judgeReduction,
  type PriceStep,
  type PriorGap,
  type PriorPrice,
  type PriorVerdict,
} from "../../../metrics/products/prior-price";
import type { CatalogueRow } from "../../../store/products/catalogue.server";
import type { ReducedVariant } from "../../../store/products/price-history.server";
import type { SalesFrame } from "../../home/frame.server";
import { describeFrame, productUrl } from "../describe";
import {
  buildList,
  ofMetric,
  typeFilter,
  vendorFilter,
  type Column,
  type Filter,
  type ListInput,
} from "../list/build-list";
import { countFigure } from "../list/figure";
import type { RowName } from "../list/view";
import type { ReductionsReadyView, ReductionsSentence } from "./view";

export interface ReductionsInput {
  frame: SalesFrame;
  reductions: readonly Reduction[];
  /** The days on which prices were read. */
  looked: ReadonlySet<ShopDay>;
  /** Of those at least that are shown, by key. */
  catalogue: ReadonlyMap<string, CatalogueRow>;
  /** Those of all products. */
  types: readonly string[];
  vendors: readonly string[];
  params: URLSearchParams;
}

/** A reduction that is on. */
export interface Reduction {
  key: string;
  priceMinor: number;
  compareAtMinor: number;
  judged: PriorPrice;
  /** In the range. */
  netSalesMinor: number | null;
}

interface ReductionRow extends RowName, Omit<Reduction, "key"> {}

const verdicts: readonly PriorVerdict[] = ["higher", "unknown", "ok"];
const verdictTexts: Record<PriorVerdict, TextKey> = {
  higher: "products.verdicts.higher",
  unknown: "products.verdicts.unknown",
  ok: "products.verdicts.ok",
};
const reasonTexts: Record<PriorGap, TextKey> = {
  reducedBefore: "products.reasons.reducedBefore",
  shortHistory: "products.reasons.shortHistory",
  missedDays: "products.reasons.missedDays",
};

const plain = (
  id: string,
  label: TextKey,
  unit: "money" | "day" | "key" | "rate",
  emptyText: TextKey = "products.none",
) => ({ id, label, unit, emptyText, definition: null });

const columns: readonly Column<ReductionRow>[] = [
  {
    ...plain("verdict", "products.columns.verdict", "key"),
    read: ({ judged }) => verdictTexts[judged.verdict],
  },
  { ...plain("price", "products.columns.price", "money"), read: ({ priceMinor }) => priceMinor },
  {
    ...plain("compare-at", "products.columns.compareAt", "money"),
    read: ({ compareAtMinor }) => compareAtMinor,
  },
  ofMetric(lowestPriorPrice, ({ judged }) => lowestPriorPrice.compute(judged), {
    emptyText: "products.unknown",
  }),
  {
    ...plain("shown", "products.columns.reductionShown", "rate"),
    read: ({ priceMinor, compareAtMinor }) => (compareAtMinor - priceMinor) / compareAtMinor,
  },
  {
    ...plain("since", "products.columns.reducedSince", "day", "products.reasons.before"),
    read: ({ judged }) => judged.since,
  },
  {
    ...plain("known-since", "products.columns.knownSince", "day"),
    read: ({ judged }) => judged.knownSince,
  },
  {
    ...plain("reason", "products.columns.reason", "key"),
    read: ({ judged }) => (judged.reason === null ? null : reasonTexts[judged.reason]),
  },
  ofMetric(netSales, ({ netSalesMinor }) => netSalesMinor),
];

const verdictFilter: Filter<ReductionRow> = {
  param: "verdict",
  label: "products.filters.verdict",
  options: verdicts.map((value) => ({ value, label: { key: verdictTexts[value] } })),
  keeps: ({ judged }, value) => judged.verdict === value,
};

/** Prices so far, ending with those of now: what was changed today has no snapshot yet. */
function toSteps({ steps, priceMinor, compareAtMinor }: ReducedVariant, today: ShopDay) {
  const last = steps.at(-1);
  const isCurrent = last?.priceMinor === priceMinor && last.compareAtMinor === compareAtMinor;
  const earlier: PriceStep[] = isCurrent ? steps : steps.filter(({ from }) => from < today);
  return isCurrent ? earlier : [...earlier, { from: today, priceMinor, compareAtMinor }];
}

/** What is reduced now, by the days on which prices were `looked` at; `sold`: net sales of variants that were sold. */
export function judgeReductions(
  variants: readonly ReducedVariant[],
  looked: ReadonlySet<ShopDay>,
  today: ShopDay,
  sold: ReadonlyMap<string, number | null>,
): Reduction[] {
  const noNetSales = netSales.compute(noSales);
  return variants.flatMap((variant): Reduction | [] => {
    const judged = judgeReduction(toSteps(variant, today), looked, variant.lows);
    const { key, priceMinor, compareAtMinor } = variant;
    const netSalesMinor = sold.get(key) ?? noNetSales;
    return judged ? { key, priceMinor, compareAtMinor, judged, netSalesMinor } : [];
  });
}

/** Everything the table is made of: for the page, and for the file. */
export function reductionsList({
  reductions,
  catalogue,
  types,
  vendors,
  params,
}: Omit<ReductionsInput, "frame" | "looked">): ListInput<ReductionRow> {
  const rows = reductions.map(({ key, ...reduction }): ReductionRow => {
    const row = catalogue.get(key);
    return {
      id: key,
      label: row?.title ?? "",
      note: null,
      search: row ? `${row.title} ${row.skus}` : "",
      type: row?.type ?? null,
      vendor: row?.vendor ?? null,
      adminUrl: row ? productUrl(row.productId, key) : null,
      ...reduction,
    };
  });
  return {
    rows,
    columns,
    filters: [verdictFilter, typeFilter(types), vendorFilter(vendors)],
    usualSort: { column: netSales.id, isDescending: true },
    total: null,
    notes: ["products.notes.omnibus", "products.notes.omnibusLimits"],
    params,
  };
}

export function buildReductions(input: ReductionsInput): ReductionsReadyView {
  const list = reductionsList(input);
  const countOf = (verdict: PriorVerdict) =>
    list.rows.filter(({ judged }) => judged.verdict === verdict).length;
  const counts = { higher: countOf("higher"), ok: countOf("ok"), unknown: countOf("unknown") };
  const sentence: ReductionsSentence =
    list.rows.length === 0
      ? { kind: "none" }
      : { kind: "judged", all: list.rows.length, ...counts };
  return {
    ...describeFrame(input.frame),
    sentence,
    knownSince: [...input.looked].sort()[0] ?? null,
    figures: [
      countFigure("higher", verdictTexts.higher, counts.higher, "products.notes.higher"),
      countFigure("unknown", verdictTexts.unknown, counts.unknown, "products.notes.unknownPrior"),
      countFigure("ok", verdictTexts.ok, counts.ok, "products.notes.ok"),
    ],
    list: buildList(list),
  };
}
