import type { TextKey } from "../../../i18n/text-key";
import type { MetricUnit } from "../../../metrics/metric";
import type { DefinitionView } from "../../home/view";

/** `change` is a ratio with its sign; `key` a text of the catalogue; `day` a shop day. */
export type CellUnit = MetricUnit | "change" | "text" | "day" | "key";

/** Null: there is none, or it is not known (the column says which). */
export type Cell = number | string | null;

export interface ListColumn {
  id: string;
  label: TextKey;
  unit: CellUnit;
  /** Stands where a cell is null. */
  emptyText: TextKey;
  definition: DefinitionView | null;
}

/** What a row is called and found by. */
export interface RowName {
  id: string;
  label: string;
  /** Beside the label. */
  note: TextKey | null;
  search: string;
  /** Null: it is no product that the shop has. */
  type: string | null;
  vendor: string | null;
  /** Goes before the label where rows are sorted by name: of names that begin with a number. */
  order?: number;
  /** In the admin; null where it is not there. */
  adminUrl: string | null;
}

export interface ListRow extends Pick<RowName, "id" | "label" | "note" | "adminUrl"> {
  cells: Cell[];
}

export interface ListFilter {
  /** In the address. */
  param: string;
  label: TextKey;
  /** "" is no filter. */
  value: string;
  options: { value: string; label: string | { key: TextKey } }[];
}

export interface ListView {
  columns: ListColumn[];
  /** Of this page. */
  rows: ListRow[];
  /** Of all rows, found or not; null: a total would say nothing. */
  total: Cell[] | null;
  /** How many rows there are, and how many are left by search and filters. */
  rowCount: number;
  foundCount: number;
  search: string;
  filters: ListFilter[];
  /** Column -1: by name. */
  sort: { column: number; isDescending: boolean };
  page: number;
  pageCount: number;
  /** What is to be known of the rows as a whole. */
  notes: TextKey[];
}

/** A figure above the picture; without a definition its note says what it is. */
export interface SummaryFigure {
  id: string;
  label: TextKey;
  unit: MetricUnit;
  value: number | null;
  emptyText: TextKey;
  definition: DefinitionView | null;
  note: TextKey | null;
}
