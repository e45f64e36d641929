import type { FrameView } from "../../home/view";
import type { CustomerTexts } from "../customer-texts";
import { tableCsv } from "./csv";
import { csvComments } from "./csv-comments";
import type { SmallTable } from "./view";

/** A small table as the text of a CSV file; days stay as they are. */
export function smallTableFile(
  table: SmallTable,
  view: Pick<FrameView, "currency" | "timezone" | "coverage">,
  { t, label, cell }: Pick<CustomerTexts, "t" | "label" | "cell">,
): string {
  const { currency } = view;
  return tableCsv({
    comments: [
      t(table.title),
      ...csvComments(view, t),
      ...table.notes.map(({ key, values }) => t(key, values ?? {})),
    ],
    rowHeading: t(table.rowHeading),
    columns: table.columns.map((column) => ({
      heading: t(column.label, column.values ?? {}),
      unit: column.unit,
    })),
    rows: table.rows.map((row) => ({
      label: label(row.label),
      cells: row.cells.map((value, index) =>
        typeof value === "string" && table.columns[index]?.unit === "key"
          ? cell(value, table.columns[index], currency)
          : value,
      ),
    })),
    currency,
  });
}
