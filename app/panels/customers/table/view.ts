import type { TextKey } from "../../../i18n/text-key";
import type { Cell, ListColumn } from "../../products/list/view";
import type { Label } from "../view";

/** A column whose heading may have numbers in it: "After 3 months". */
export interface SmallColumn extends ListColumn {
  values?: Readonly<Record<string, string | number>>;
}

export interface SmallRow {
  id: string;
  label: Label;
  /** Beside the label. */
  note: TextKey | null;
  cells: Cell[];
  /** Leads to what is behind the row. */
  link: { url: string; text: TextKey } | null;
}

/** A table that is there as a whole: sorted in the page, and a file as it is. */
export interface SmallTable {
  /** Of the file. */
  id: string;
  title: TextKey;
  rowHeading: TextKey;
  columns: SmallColumn[];
  rows: SmallRow[];
  total: { label: TextKey; cells: Cell[] } | null;
  /** What is to be known of the rows. */
  notes: { key: TextKey; values?: Readonly<Record<string, string | number>> }[];
  emptyText: TextKey;
}
