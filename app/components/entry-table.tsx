import { Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./entry-table.module.css";

export interface EntryTableRow {
  key: string;
  cells: readonly ReactNode[];
  /** Of what it is, said when the keyboard comes to it (KeyedList); where not given, it does not. */
  name?: string;
  isTicked?: boolean;
  /** Picks the row: before the others. */
  pick?: ReactNode;
  /** Buttons at the end of the row. */
  actions?: ReactNode;
}

/** Rows of what was entered: texts first, the last column a number, then what can be done. */
export function EntryTable({
  caption,
  headings,
  rows,
  pickAll,
  isCaptionShown = true,
  numbersFrom = headings.length - 1,
  unbroken = [],
}: {
  caption: string;
  headings: readonly string[];
  rows: readonly EntryTableRow[];
  /** Over the picks of the rows; where not given, rows have none. */
  pickAll?: ReactNode;
  isCaptionShown?: boolean;
  /** Columns from this one on are numbers. */
  numbersFrom?: number;
  /** Columns whose cells stay in one line, such as a first and a last day: on a phone the table is wider instead. */
  unbroken?: readonly number[];
}) {
  const className = (index: number) =>
    index >= numbersFrom ? styles.number : unbroken.includes(index) ? styles.unbroken : undefined;
  const { t } = useTranslation();
  const keyed = ({ key, name, isTicked }: EntryTableRow) =>
    name === undefined
      ? {}
      : {
          "data-row": key,
          tabIndex: -1,
          "aria-label": isTicked ? t("listKeys.tickedRow", { row: name }) : name,
          className: styles.keyed,
        };
  const hasActions = rows.some(({ actions }) => actions);
  return (
    <div>
      {isCaptionShown ? (
        <Text as="h3" variant="headingSm">
          {caption}
        </Text>
      ) : null}
      <div className={styles.box} role="region" aria-label={caption} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              {pickAll === undefined ? null : <td className={styles.pick}>{pickAll}</td>}
              {headings.map((heading, index) => (
                <th key={heading} scope="col" className={className(index)}>
                  {heading}
                </th>
              ))}
              {hasActions ? <td /> : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key} {...keyed(row)}>
                {pickAll === undefined ? null : <td className={styles.pick}>{row.pick}</td>}
                {row.cells.map((cell, index) => (
                  <td key={headings[index]} className={className(index)}>
                    {cell}
                  </td>
                ))}
                {hasActions ? <td className={styles.actions}>{row.actions}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
