import { compare, sizeOf } from "../../../metrics/comparison";
import { netSalesPerDay } from "../../../metrics/definitions/net-sales-per-day";
import { unitsPerDay } from "../../../metrics/definitions/units-per-day";
import type { ShopDay } from "../../../lib/shop-day";
import type { TextKey } from "../../../i18n/text-key";
import type { ChangeWindows } from "../../../metrics/products/price-changes";
import type { CatalogueRow } from "../../../store/products/catalogue.server";
import type { PriceChangeRow } from "../../../store/products/price-history.server";
import type { KeyWindowSums } from "../../../store/rollup/read-key-windows.server";
import type { SalesFrame } from "../../home/frame.server";
import { describeFrame, nameOf } from "../describe";
import {
  buildList,
  filtersOfGoods,
  ofMetric,
  type Column,
  type Filter,
  type ListInput,
} from "../list/build-list";
import type { RowName } from "../list/view";
import type { PriceChangesReadyView, PriceChangesSentence } from "./view";

/** A change with its windows and what was sold in them; null: there is no such window. */
export interface ObservedChange {
  change: PriceChangeRow;
  windows: ChangeWindows;
  before: KeyWindowSums | null;
  after: KeyWindowSums | null;
}

export interface PriceChangesInput {
  frame: SalesFrame;
  changes: readonly ObservedChange[];
  /** Of the range, those that are not listed included. */
  count: number;
  knownSince: ShopDay | null;
  windowDays: number;
  catalogue: ReadonlyMap<string, CatalogueRow>;
  params: URLSearchParams;
}

interface ChangeRow extends RowName, ObservedChange {}

const directions = ["lower", "higher", "compareAt"] as const;
type Direction = (typeof directions)[number];

const directionTexts: Record<Direction, TextKey> = {
  lower: "products.directions.lower",
  higher: "products.directions.higher",
  compareAt: "products.directions.compareAt",
};

function directionOf({ change }: ObservedChange): Direction {
  if (change.priceMinor === change.priceBefore) return "compareAt";
  return change.priceMinor < change.priceBefore ? "lower" : "higher";
}

const plain = (id: string, label: TextKey, unit: "money" | "day" | "count" | "change") => ({
  id,
  label,
  unit,
  emptyText: "products.none" as const,
  definition: null,
});

const ratio = (now: number | null, before: number | null) => {
  const found = compare("money", now, before);
  return found ? sizeOf(found) / 100 : null;
};
const unitsOf = (sums: KeyWindowSums | null, { windows }: ObservedChange) =>
  unitsPerDay.compute({ units: sums?.units ?? null, days: windows.days });
const salesOf = (sums: KeyWindowSums | null, { windows }: ObservedChange) =>
  netSalesPerDay.compute({ netSalesMinor: sums?.netMinor ?? null, days: windows.days });

const empty = { emptyText: "products.none" } as const;
const columns: readonly Column<ChangeRow>[] = [
  { ...plain("day", "products.columns.seenOn", "day"), read: ({ change }) => change.day },
  {
    ...plain("price-before", "products.columns.priceBefore", "money"),
    read: ({ change }) => change.priceBefore,
  },
  {
    ...plain("price-after", "products.columns.priceAfter", "money"),
    read: ({ change }) => change.priceMinor,
  },
  {
    ...plain("price-change", "products.columns.priceChange", "change"),
    read: ({ change }) => ratio(change.priceMinor, change.priceBefore),
  },
  {
    ...plain("days", "products.columns.daysCompared", "count"),
    read: ({ windows }) => windows.days,
  },
  ofMetric(unitsPerDay, (row) => unitsOf(row.before, row), {
    id: "units-before",
    label: "products.columns.unitsBefore",
    ...empty,
  }),
  ofMetric(unitsPerDay, (row) => unitsOf(row.after, row), {
    id: "units-after",
    label: "products.columns.unitsAfter",
    ...empty,
  }),
  ofMetric(netSalesPerDay, (row) => salesOf(row.before, row), {
    id: "sales-before",
    label: "products.columns.salesBefore",
    ...empty,
  }),
  ofMetric(netSalesPerDay, (row) => salesOf(row.after, row), {
    id: "sales-after",
    label: "products.columns.salesAfter",
    ...empty,
  }),
  {
    ...plain("sales-change", "products.columns.salesChange", "change"),
    read: ({ before, after }) => ratio(after?.netMinor ?? null, before?.netMinor ?? null),
  },
  {
    ...plain("compare-before", "products.columns.compareBefore", "money"),
    read: ({ change }) => change.compareAtBefore,
  },
  {
    ...plain("compare-after", "products.columns.compareAfter", "money"),
    read: ({ change }) => change.compareAtMinor,
  },
];

const directionFilter: Filter<ChangeRow> = {
  param: "direction",
  label: "products.filters.direction",
  options: directions.map((value) => ({ value, label: { key: directionTexts[value] } })),
  keeps: (row, value) => directionOf(row) === value,
};

function noteOf({ windows }: ObservedChange): TextKey | null {
  if (windows.days === 0) return "products.notes.noWindow";
  return windows.isWhole ? null : "products.notes.windowCut";
}

/** Everything the table is made of: for the page, and for the file. */
export function priceChangesList({
  changes,
  count,
  catalogue,
  params,
}: PriceChangesInput): ListInput<ChangeRow> {
  const rows = changes.map((observed): ChangeRow => {
    const key = String(observed.change.variantId);
    const name = nameOf("variant", key, catalogue.get(key) ?? null);
    return {
      ...name,
      ...observed,
      id: `${key} ${observed.change.day}`,
      note: noteOf(observed) ?? name.note,
    };
  });
  return {
    rows,
    columns,
    filters: [directionFilter, ...filtersOfGoods(rows)],
    usualSort: { column: "day", isDescending: true },
    total: null,
    notes: [
      "products.notes.windows",
      ...(count > changes.length ? (["products.notes.newestOnly"] as const) : []),
    ],
    params,
  };
}

export function buildPriceChanges(input: PriceChangesInput): PriceChangesReadyView {
  return {
    ...describeFrame(input.frame),
    sentence: chooseSentence(input),
    knownSince: input.knownSince,
    windowDays: input.windowDays,
    cutCount: input.changes.filter(({ windows }) => !windows.isWhole).length,
    list: buildList(priceChangesList(input)),
  };
}

function chooseSentence({
  frame,
  changes,
  count,
  knownSince,
}: PriceChangesInput): PriceChangesSentence {
  if (knownSince === null) return { kind: "noHistory" };
  // On the first day there is nothing yet that a price could differ from.
  if (frame.range.to <= knownSince) return { kind: "notKnown" };
  if (count === 0) return { kind: "none" };
  const countOf = (direction: Direction) =>
    changes.filter((change) => directionOf(change) === direction).length;
  return {
    kind: "some",
    all: count,
    lower: countOf("lower"),
    higher: countOf("higher"),
    compareAt: countOf("compareAt"),
    shown: changes.length,
  };
}
