import { Link } from "@shopify/polaris";
import { useState } from "react";
import styles from "./number-table.module.css";

export interface NumberColumn {
  id: string;
  /** With the unit. */
  heading: string;
  /** Words, not a number: begins where it begins, and may take several lines. */
  isText?: boolean;
}

export interface NumberRow {
  id: string;
  heading: string;
  /** Beside the heading: "so far". */
  note?: string;
  /** Sorts the first column. */
  order: string;
  /** What is shown, by column. */
  cells: readonly string[];
  /** What is sorted by; null sorts last. */
  values: readonly (number | null)[];
  /** Leads to what is behind the row: out of the app, where it is not said to be inside. */
  link?: {
    url: string;
    label: string;
    isInside?: boolean;
    /** What is shown, where it is not the heading. */
    text?: string;
  } | null;
  /** Why it leads nowhere. */
  linkNote?: string;
}

export interface NumberTableProps {
  caption: string;
  rowHeading: string;
  columns: readonly NumberColumn[];
  rows: readonly NumberRow[];
  /** Null where a total would say nothing. */
  total: { heading: string; cells: readonly string[] } | null;
  sortText(column: string): string;
  /** Where rows come sorted, since there are more than these: their order, and what asks for another. */
  sorted?: { sort: Sort; onSort(sort: Sort): void };
  /** The rows come in an order of their own, until somebody sorts them. */
  isOrdered?: boolean;
  /** Heads the links of the rows, where they have some. */
  linkHeading?: string;
}

export interface Sort {
  /** -1 is the first column. */
  column: number;
  isDescending: boolean;
}

/** Rows of numbers with a totals row. It scrolls inside its box; the first column stays. */
export function NumberTable(props: NumberTableProps) {
  const [ownSort, setOwnSort] = useState<Sort>({
    column: props.isOrdered ? asTheyCome : -1,
    isDescending: true,
  });
  const sort = props.sorted?.sort ?? ownSort;
  const setSort = props.sorted?.onSort ?? setOwnSort;
  const rows = props.sorted
    ? props.rows
    : sortRows(props.rows, sort, props.columns[sort.column]?.isText ?? false);
  const headings = [props.rowHeading, ...props.columns.map(({ heading }) => heading)];

  return (
    <div className={styles.box} role="region" aria-label={props.caption} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {headings.map((heading, index) => {
              const column = index - 1;
              const isText = props.columns[column]?.isText;
              const isSorted = sort.column === column;
              const direction = sort.isDescending ? "descending" : "ascending";
              return (
                <th
                  key={heading}
                  scope="col"
                  aria-sort={isSorted ? direction : undefined}
                  className={isText ? styles.text : undefined}
                >
                  <button
                    type="button"
                    aria-label={props.sortText(heading)}
                    onClick={() =>
                      setSort({ column, isDescending: isSorted ? !sort.isDescending : true })
                    }
                  >
                    {heading}
                    <span aria-hidden="true" className={styles.arrow}>
                      {isSorted ? (sort.isDescending ? "↓" : "↑") : ""}
                    </span>
                  </button>
                </th>
              );
            })}
            {props.linkHeading ? <th scope="col">{props.linkHeading}</th> : null}
          </tr>
          {props.total ? (
            <tr className={styles.total}>
              <th scope="row">{props.total.heading}</th>
              {props.total.cells.map((cell, index) => (
                <td key={props.columns[index]?.id}>{cell}</td>
              ))}
              {props.linkHeading ? <td /> : null}
            </tr>
          ) : null}
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.heading}
                {row.note ? <span className={styles.note}> {row.note}</span> : null}
              </th>
              {row.cells.map((cell, index) => (
                <td
                  key={props.columns[index]?.id}
                  className={props.columns[index]?.isText ? styles.text : undefined}
                >
                  {cell}
                </td>
              ))}
              {props.linkHeading ? (
                <td>
                  {row.link ? (
                    <Link
                      url={row.link.url}
                      {...(row.link.isInside ? {} : { target: "_top" as const })}
                      accessibilityLabel={row.link.label}
                    >
                      {row.link.text ?? props.linkHeading}
                    </Link>
                  ) : row.linkNote ? (
                    <span className={styles.why}>{row.linkNote}</span>
                  ) : (
                    "–"
                  )}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

// No column.
const asTheyCome = -2;

function sortRows(
  rows: readonly NumberRow[],
  { column, isDescending }: Sort,
  isText: boolean,
): NumberRow[] {
  if (column === asTheyCome) return [...rows];
  const factor = isDescending ? -1 : 1;
  return [...rows].sort((a, b) => {
    if (column < 0) return factor * (a.order < b.order ? -1 : 1);
    if (isText) return factor * (a.cells[column] ?? "").localeCompare(b.cells[column] ?? "");
    const left = a.values[column] ?? null;
    const right = b.values[column] ?? null;
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return factor * (left - right);
  });
}
