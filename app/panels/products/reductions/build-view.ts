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
import type { ReducedVariant } from "../../../store/products/price-history.server";
import type { SalesFrame } from "../../home/frame.server";
import { describeFrame, productUrl } from "../describe";
import {
  buildList,
  filtersOfGoods,
  ofMetric,
  type Column,
  type Filter,
  type ListInput,
} from "../list/build-list";
import { countFigure } from "../list/figure";
import type { RowName } from "../list/view";
import type { ReductionsReadyView, ReductionsSentence } from "./view";

export interface ReductionsInput {
  frame: SalesFrame;
  variants: readonly ReducedVariant[];
  /** The days on which prices were read. */
  looked: ReadonlySet<ShopDay>;
  /** Of variants that were sold, by key. */
  netSales: ReadonlyMap<string, number | null>;
  params: URLSearchParams;
}

interface ReductionRow extends RowName {
  priceMinor: number;
  compareAtMinor: number;
  judged: PriorPrice;
  netSalesMinor: number | null;
}

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

/** Everything the table is made of: for the page, and for the file. */
export function reductionsList({
  frame,
  variants,
  looked,
  netSales: sold,
  params,
}: ReductionsInput): ListInput<ReductionRow> {
  const noNetSales = netSales.compute(noSales);
  const rows = variants.flatMap((variant): ReductionRow[] => {
    const judged = judgeReduction(toSteps(variant, frame.today), looked);
    if (!judged) return [];
    const { key, title, skus, type, vendor, productId, priceMinor, compareAtMinor } = variant;
    return [
      {
        id: key,
        label: title,
        note: null,
        search: `${title} ${skus}`,
        type,
        vendor,
        adminUrl: productUrl(productId, key),
        priceMinor,
        compareAtMinor,
        judged,
        netSalesMinor: sold.get(key) ?? noNetSales,
      },
    ];
  });
  return {
    rows,
    columns,
    filters: [verdictFilter, ...filtersOfGoods(rows)],
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
