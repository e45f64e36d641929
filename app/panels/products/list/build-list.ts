import type { TextKey } from "../../../i18n/text-key";
import type { MetricWords } from "../../../metrics/metric";
import { definitionOf } from "../../home/build-figure";
import type { Cell, ListColumn, ListFilter, ListRow, ListView, RowName } from "./view";

/** A column and what stands in it. */
export type Column<Row> = ListColumn & { read(row: Row): Cell } & OfCatalogue;

/** A choice of the reader: what of the rows it leaves, by its value in the address. */
export interface Filter<Row> extends Omit<ListFilter, "value">, OfCatalogue {
  keeps(row: Row, value: string): boolean;
}

interface OfCatalogue {
  /** It reads what the catalogue says of a row, as its name is. */
  isOfCatalogue?: true;
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
  const page = pageOf(params, found.length);
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
    pageCount: pagesOf(found.length),
    notes: input.notes,
  };
}

/**
 * The rows that may stand on the page that the address asks for, with all that are equal to one of them, chosen without
 * what the catalogue says of any; null where that decides which they are.
 */
export function rowsNearPage<Row extends RowName>(input: ListInput<Row>): Row[] | null {
  const { params, columns, filters } = input;
  const sort = readSort(input);
  const column = columns[sort.column];
  const isFiltered = filters.some((each) => each.isOfCatalogue && params.get(each.param));
  if (!column || column.isOfCatalogue || isFiltered || searchOf(params) !== "") return null;
  const found = findRows(input).map((row) => ({ row, value: column.read(row) }));
  found.sort((a, b) => compareCells(a.value, b.value, sort.isDescending ? -1 : 1));
  const page = pageOf(params, found.length);
  const onPage = found.slice((page - 1) * rowsOnPage, page * rowsOnPage);
  const [first, last] = [onPage[0]?.value ?? null, onPage.at(-1)?.value ?? null];
  return found.flatMap(({ row, value }) => {
    const isBefore = compareCells(value, first, sort.isDescending ? -1 : 1) < 0;
    const isAfter = compareCells(value, last, sort.isDescending ? -1 : 1) > 0;
    return isBefore || isAfter ? [] : row;
  });
}

/** Every row that is found, for a file. */
export function listAll<Row extends RowName>(input: ListInput<Row>): ListRow[] {
  const sorted = sortRows(findRows(input), input, readSort(input));
  return sorted.map((row) => toListRow(row, input.columns));
}

const pagesOf = (rowCount: number) => Math.max(1, Math.ceil(rowCount / rowsOnPage));

/** The page that an address asks for, from 1; the last one where there are fewer. */
function pageOf(params: URLSearchParams, rowCount: number): number {
  const asked = Math.max(1, Math.floor(Number(params.get("page") ?? 1)) || 1);
  return Math.min(asked, pagesOf(rowCount));
}

/** What stands in a column of a metric; `emptyText` where the metric's own is not short enough. */
export function ofMetric<Row>(
  metric: MetricWords,
  read: (row: Row) => Cell,
  more: Partial<Pick<Column<Row>, "label" | "id" | "emptyText" | "isOfCatalogue">> = {},
): Column<Row> {
  const { id, label, unit, emptyText } = metric;
  return { id, label, unit, emptyText, definition: definitionOf(metric), read, ...more };
}

// No type, vendor or the like: nothing is called so.
export const withoutValue = "-";

/** A filter by a text of the rows, of which these are all that they have; to have none of it is a choice too. */
function filterByText<Row>(
  param: string,
  words: { label: TextKey; none: TextKey },
  texts: Iterable<string | null>,
  read: (row: Row) => string | null,
): Filter<Row> {
  const values = [...new Set(Array.from(texts, (text) => text ?? ""))].sort((a, b) =>
    a.localeCompare(b, "en"),
  );
  return {
    param,
    label: words.label,
    isOfCatalogue: true,
    options: values.map((value) =>
      value === "" ? { value: withoutValue, label: { key: words.none } } : { value, label: value },
    ),
    keeps: (row, value) => (read(row) ?? "") === (value === withoutValue ? "" : value),
  };
}

/** A filter by the type of products, of which `types` are all. */
export function typeFilter<Row extends RowName>(types: Iterable<string | null>): Filter<Row> {
  const words = { label: "products.filters.type", none: "breakdown.none.type" } as const;
  return filterByText("type", words, types, ({ type }) => type);
}

/** A filter by the vendor of products, of whom `vendors` are all. */
export function vendorFilter<Row extends RowName>(vendors: Iterable<string | null>): Filter<Row> {
  const words = { label: "products.filters.vendor", none: "breakdown.none.vendor" } as const;
  return filterByText("vendor", words, vendors, ({ vendor }) => vendor);
}

/** Both, of what rows have. */
export function filtersOfGoods<Row extends RowName>(rows: readonly Row[]): Filter<Row>[] {
  return [typeFilter(rows.map(({ type }) => type)), vendorFilter(rows.map(({ vendor }) => vendor))];
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
    return compareCells(a.value, b.value, factor) || byName(a.row, b.row);
  });
  return keyed.map(({ row }) => row);
}

/** What has no value comes last whatever the direction is. */
function compareCells(a: Cell, b: Cell, factor: 1 | -1): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const isOfNumbers = typeof a === "number" && typeof b === "number";
  return factor * (isOfNumbers ? a - b : compareTexts(String(a), String(b)));
}

// One for all rows: to make one for each comparison takes longer than the rest of the page.
const collator = new Intl.Collator("en");
const compareTexts = (a: string, b: string): number => collator.compare(a, b);

function toListRow<Row extends RowName>(row: Row, columns: readonly Column<Row>[]): ListRow {
  const { id, label, note, adminUrl } = row;
  return { id, label, note, adminUrl, cells: columns.map(({ read }) => read(row)) };
}
