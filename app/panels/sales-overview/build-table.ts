import { averageOrderValue } from "../../metrics/definitions/average-order-value";
import { netSales } from "../../metrics/definitions/net-sales";
import { orderValueTotal } from "../../metrics/definitions/order-value-total";
import { orders } from "../../metrics/definitions/orders";
import { unitsPerTransaction } from "../../metrics/definitions/units-per-transaction";
import { noSales, type SalesFacts } from "../../metrics/metric";
import {
  canCountOrders,
  isOfGoods,
  isOverlapping,
  type FactsByKey,
} from "../../metrics/sales/breakdown";
import type { FactsInColumns } from "../../metrics/sales/facts-in-columns";
import { onlineShare } from "../../metrics/sales/online-share";
import type { TextKey } from "../../i18n/text-key";
import type { Measure } from "../../store/rollup/measures";
import { leadsToOrders } from "./listed-orders";
import { columns, sortedBy, type Column } from "./table-columns";
import type { RowInput } from "./table-rows";
import type { OnlyGroup, SalesTable, TableRow, TableRows } from "./view";

export const rowsOnPage = 25;

export interface TableInput {
  rowsBy: TableRows;
  choices: readonly TableRows[];
  /** What rows are left to; null: all of them. */
  only: OnlyGroup | null;
  /** Shopify denied the countries of orders. */
  areCountriesDenied: boolean;
  rows: readonly RowInput[];
  /** How many rows there are, where these are but the first in their order: see `placesOfPage`. */
  rowCount?: number;
  /** Of the whole range, and before. */
  total: SalesFacts | null;
  totalBefore: SalesFacts | null;
  params: URLSearchParams;
  ordersUrl: string;
  onlineShare: number | null;
}

/** The page of the table that the address asks for. */
export function buildTable(input: TableInput): SalesTable {
  const { rowsBy } = input;
  const { search, sort, foundCount, page, pageCount, shown } = choosePage(input);
  // What all columns say is worked out of the rows of the page alone: a shop has thousands of products.
  return {
    rowsBy,
    choices: [...input.choices],
    only: input.only,
    columns: columns.map(({ id, label, unit, definition }) => ({ id, label, unit, definition })),
    rows: shown.map((row) => toRow(row, input)),
    total: columns.map((column) =>
      valueOf(column, { facts: input.total, before: input.totalBefore }, input),
    ),
    rowCount: input.rowCount ?? input.rows.length,
    foundCount,
    search,
    sort,
    page,
    pageCount,
    notes: notesOf(input),
    onlineShare: input.onlineShare,
    ordersUrl: input.ordersUrl,
  };
}

/** The rows of the page that the address asks for, in order. */
export function rowsOfPage(input: TableInput): RowInput[] {
  return choosePage(input).shown;
}

function choosePage(input: TableInput) {
  const { rowsBy, params } = input;
  const search = searchOf(params);
  const sort = readSort(params, rowsBy);
  const found = findRows(input, search);
  const foundCount = input.rowCount ?? found.length;
  const { page, pageCount } = placeOfPage(params, foundCount);
  const shown = sortRows(found, sort, input).slice((page - 1) * rowsOnPage, page * rowsOnPage);
  return { search, sort, foundCount, page, pageCount, shown };
}

function placeOfPage(params: URLSearchParams, rowCount: number) {
  const pageCount = Math.max(1, Math.ceil(rowCount / rowsOnPage));
  const asked = Math.max(1, Math.floor(Number(params.get("page") ?? 1)) || 1);
  return { pageCount, page: Math.min(asked, pageCount) };
}

export function isSearched(params: URLSearchParams): boolean {
  return searchOf(params) !== "";
}

function searchOf(params: URLSearchParams): string {
  return (params.get("q") ?? "").trim();
}

/**
 * The places, among all keys, of the rows up to the end of the page that the address asks for, by the column that they
 * are sorted by: not in order, and with all that have the value of the last one, as names decide among these. Where rows
 * are not searched.
 */
export function placesOfPage(
  input: Pick<TableInput, "params" | "rowsBy" | "total">,
  { count, glance }: FactsInColumns,
): number[] {
  const { params, rowsBy } = input;
  const { column: index, isDescending } = readSort(params, rowsBy);
  const column = columns[index];
  const end = placeOfPage(params, count).page * rowsOnPage;
  const isAll = !column || end >= count;
  if (isAll) return Array.from({ length: count }, (_, place) => place);
  const values = new Float64Array(count);
  for (let place = 0; place < count; place += 1) {
    const value = cellOf(column, glance(place), input);
    values[place] = value === null ? Infinity : isDescending ? -value : value;
  }
  const last = Float64Array.from(values).sort()[end - 1] ?? Infinity;
  const places: number[] = [];
  for (let place = 0; place < count; place += 1) {
    if ((values[place] ?? Infinity) <= last) places.push(place);
  }
  return places;
}

/** What rows are put in order by, where it is but a part of what they say; null: any of it. */
export function measuresOfSort(
  params: URLSearchParams,
  rowsBy: TableRows,
): readonly Measure[] | null {
  const { column } = readSort(params, rowsBy);
  return sortedBy[columns[column]?.id ?? netSales.id] ?? null;
}

/** Every row that is found, for a file. */
export function allRows(input: TableInput): TableRow[] {
  const search = searchOf(input.params);
  const sorted = sortRows(findRows(input, search), readSort(input.params, input.rowsBy), input);
  return sorted.map((row) => toRow(row, input));
}

/** Of sums by channel; null where rows are something else. */
export function onlineShareOf(rowsBy: TableRows, channels: FactsByKey): number | null {
  return rowsBy === "channel" ? onlineShare(channels) : null;
}

function toRow(row: RowInput, input: TableInput): TableRow {
  const values = columns.map((column) => cellOf(column, row, input));
  return { id: row.id, label: row.label, note: row.note, values, orders: row.orders };
}

function cellOf(
  column: Column,
  row: Sums,
  input: Pick<TableInput, "rowsBy" | "total">,
): number | null {
  return isKnown(column.id, input.rowsBy) ? valueOf(column, row, input) : null;
}

interface Sums {
  facts: SalesFacts | null;
  before: SalesFacts | null;
}

function valueOf(
  { read }: Column,
  { facts, before }: Sums,
  { total }: Pick<TableInput, "total">,
): number | null {
  return facts === null ? null : read({ facts, before }, total ?? noSales);
}

const ofWholeOrders = new Set(
  [averageOrderValue, orderValueTotal, unitsPerTransaction].map(({ id }) => id),
);

/** An order of several products has no one value by product, and no one collection. */
function isKnown(column: string, rowsBy: TableRows): boolean {
  if (rowsBy === "time") return true;
  if (ofWholeOrders.has(column)) return !isOfGoods(rowsBy);
  return column !== orders.id || canCountOrders(rowsBy);
}

function notesOf({ rowsBy, areCountriesDenied }: TableInput): TextKey[] {
  if (rowsBy === "time") return [];
  const notes: TextKey[] = [];
  if (rowsBy === "code") notes.push("breakdown.notes.codesOverlap");
  else if (isOverlapping(rowsBy)) notes.push("breakdown.notes.productsOverlap");
  if (!canCountOrders(rowsBy)) notes.push("breakdown.notes.noOrders");
  else if (isOfGoods(rowsBy)) notes.push("breakdown.notes.ordersOverlap");
  if (isOfGoods(rowsBy)) notes.push("breakdown.notes.noOrderValue");
  if (rowsBy === "country") {
    notes.push(
      areCountriesDenied ? "breakdown.notes.countriesDenied" : "breakdown.notes.countries",
    );
  }
  if (!leadsToOrders(rowsBy)) notes.push("breakdown.notes.noAdminList");
  if (rowsBy === "tag") notes.push("breakdown.notes.tagsOfOrders");
  return notes;
}

function findRows({ rows }: TableInput, search: string): readonly RowInput[] {
  const text = search.toLowerCase();
  return text === "" ? rows : rows.filter(({ label }) => label.toLowerCase().includes(text));
}

function readSort(params: URLSearchParams, rowsBy: TableRows): SalesTable["sort"] {
  const name = params.get("sort") ?? (rowsBy === "time" ? "name" : netSales.id);
  const column = columns.findIndex(({ id }) => id === name);
  const isDescending = params.get("dir") !== "asc";
  return { column, isDescending: params.get("dir") === null ? column >= 0 : isDescending };
}

const names = new Intl.Collator("en");

function sortRows(
  rows: readonly RowInput[],
  { column: index, isDescending }: SalesTable["sort"],
  input: TableInput,
): RowInput[] {
  const factor = isDescending ? -1 : 1;
  const byId = (a: RowInput, b: RowInput) => (a.id < b.id ? -1 : 1);
  // Several products may be called the same.
  const byName = (a: RowInput, b: RowInput) =>
    (input.rowsBy === "time" ? 0 : names.compare(a.label, b.label)) || byId(a, b);
  const column = columns[index];
  if (!column) return [...rows].sort((a, b) => factor * byName(a, b));
  return rows
    .map((row) => ({ row, value: cellOf(column, row, input) }))
    .sort(({ row: a, value: left }, { row: b, value: right }) =>
      left === null || right === null
        ? Number(left === null) - Number(right === null) || byName(a, b)
        : factor * (left - right) || byName(a, b),
    )
    .map(({ row }) => row);
}
