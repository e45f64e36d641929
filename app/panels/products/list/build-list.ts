import type { TextKey } from "../../../i18n/text-key";
import type { MetricWords } from "../../../metrics/metric";
import { definitionOf } from "../../home/build-figure";
import type { Cell, ListColumn, ListFilter, ListRow, ListView, RowName } from "./view";

/** A column and what stands in it. */
export type Column<Row> = ListColumn & { read(row: Row): Cell };

/** A choice of the reader: what of the rows it leaves, by its value in the address. */
export interface Filter<Row> extends Omit<ListFilter, "value"> {
  keeps(row: Row, value: string): boolean;
}

export interface ListInput<Row extends RowName> {
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  filters: readonly Filter<Row>[];
  /** Where the address says nothing: by this column, or by name. */
  usualSort: { column: string; isDescending: boolean };
  total: Cell[] | null;
  notes: TextKey[];
  params: URLSearchParams;
}

export const rowsOnPage = 25;

/** The page of a list that the address asks for. */
export function buildList<Row extends RowName>(input: ListInput<Row>): ListView {
  const { params, columns } = input;
  const found = findRows(input);
  const pageCount = Math.max(1, Math.ceil(found.length / rowsOnPage));
  const page = Math.min(Math.max(1, Math.floor(Number(params.get("page") ?? 1)) || 1), pageCount);
  const sort = readSort(input);
  const shown = sortRows(found, input, sort).slice((page - 1) * rowsOnPage, page * rowsOnPage);
  return {
    columns: columns.map(({ id, label, unit, emptyText, definition }) => ({
      id,
      label,
      unit,
      emptyText,
      definition,
    })),
    rows: shown.map((row) => toListRow(row, columns)),
    total: input.total,
    rowCount: input.rows.length,
    foundCount: found.length,
    search: searchOf(params),
    filters: input.filters.map(({ param, label, options }) => ({
      param,
      label,
      options,
      value: valueOf(input, param),
    })),
    sort,
    page,
    pageCount,
    notes: input.notes,
  };
}

/** Every row that is found, for a file. */
export function listAll<Row extends RowName>(input: ListInput<Row>): ListRow[] {
  const sorted = sortRows(findRows(input), input, readSort(input));
  return sorted.map((row) => toListRow(row, input.columns));
}

/** What stands in a column of a metric; `emptyText` where the metric's own is not short enough. */
export function ofMetric<Row>(
  metric: MetricWords,
  read: (row: Row) => Cell,
  more: Partial<Pick<ListColumn, "label" | "id" | "emptyText">> = {},
): Column<Row> {
  const { id, label, unit, emptyText } = metric;
  return { id, label, unit, emptyText, definition: definitionOf(metric), read, ...more };
}

// No type, vendor or the like: nothing is called so.
export const withoutValue = "-";

/** A filter by a text of the rows; those that have none of it are a choice too. */
export function filterByText<Row>(
  param: string,
  words: { label: TextKey; none: TextKey },
  rows: readonly Row[],
  read: (row: Row) => string | null,
): Filter<Row> {
  const values = [...new Set(rows.map((row) => read(row) ?? ""))].sort((a, b) =>
    a.localeCompare(b, "en"),
  );
  return {
    param,
    label: words.label,
    options: values.map((value) =>
      value === "" ? { value: withoutValue, label: { key: words.none } } : { value, label: value },
    ),
    keeps: (row, value) => (read(row) ?? "") === (value === withoutValue ? "" : value),
  };
}

export function typeFilter<Row extends RowName>(rows: readonly Row[]): Filter<Row> {
  const words = { label: "products.filters.type", none: "breakdown.none.type" } as const;
  return filterByText("type", words, rows, ({ type }) => type);
}

export function vendorFilter<Row extends RowName>(rows: readonly Row[]): Filter<Row> {
  const words = { label: "products.filters.vendor", none: "breakdown.none.vendor" } as const;
  return filterByText("vendor", words, rows, ({ vendor }) => vendor);
}

function findRows<Row extends RowName>(input: ListInput<Row>): readonly Row[] {
  const words = searchOf(input.params).toLowerCase().split(/\s+/).filter(Boolean);
  const chosen = input.filters.flatMap((filter) => {
    const value = valueOf(input, filter.param);
    return value === "" ? [] : [(row: Row) => filter.keeps(row, value)];
  });
  const isFound = (row: Row) => {
    const text = row.search.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const tests = words.length > 0 ? [...chosen, isFound] : chosen;
  return tests.length === 0 ? input.rows : input.rows.filter((row) => tests.every((is) => is(row)));
}

/** Of a filter; a value that is none of its choices chooses nothing. */
function valueOf<Row extends RowName>({ filters, params }: ListInput<Row>, param: string): string {
  const value = params.get(param) ?? "";
  const options = filters.find((filter) => filter.param === param)?.options ?? [];
  return options.some((option) => option.value === value) ? value : "";
}

function searchOf(params: URLSearchParams): string {
  return (params.get("q") ?? "").trim();
}

function readSort<Row extends RowName>(input: ListInput<Row>): ListView["sort"] {
  const { params, columns, usualSort } = input;
  const place = (name: string) => columns.findIndex(({ id }) => id === name);
  const asked = params.get("sort");
  const isKnown = asked === "name" || (asked !== null && place(asked) >= 0);
  const column = place(isKnown ? asked : usualSort.column);
  const direction = params.get("dir");
  const usual = isKnown ? column >= 0 : usualSort.isDescending;
  return { column, isDescending: direction === null ? usual : direction !== "asc" };
}

function sortRows<Row extends RowName>(
  rows: readonly Row[],
  { columns }: ListInput<Row>,
  { column, isDescending }: ListView["sort"],
): Row[] {
  const factor = isDescending ? -1 : 1;
  const read = columns[column]?.read;
  const keyed = rows.map((row) => ({ row, value: read ? read(row) : null }));
  const byName = (a: Row, b: Row) =>
    (a.order ?? 0) - (b.order ?? 0) ||
    compareTexts(a.label, b.label) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  keyed.sort((a, b) => {
    if (!read) return factor * byName(a.row, b.row);
    if (a.value === null || b.value === null) {
      return Number(a.value === null) - Number(b.value === null) || byName(a.row, b.row);
    }
    const order =
      typeof a.value === "number" && typeof b.value === "number"
        ? a.value - b.value
        : compareTexts(String(a.value), String(b.value));
    return factor * order || byName(a.row, b.row);
  });
  return keyed.map(({ row }) => row);
}

// One for all rows: to make one for each comparison takes longer than the rest of the page.
const collator = new Intl.Collator("en");
const compareTexts = (a: string, b: string): number => collator.compare(a, b);

function toListRow<Row extends RowName>(row: Row, columns: readonly Column<Row>[]): ListRow {
  const { id, label, note, adminUrl } = row;
  return { id, label, note, adminUrl, cells: columns.map(({ read }) => read(row)) };
}
