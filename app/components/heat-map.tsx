import { heatColor } from "./heat-color";
import styles from "./heat-map.module.css";

export interface HeatMapCell {
  text: string;
  /** 0 to 1: how much of the hue; null: none. */
  strength: number | null;
  /** Less than what it will be: hatched, and said where it is pointed at. */
  isIncomplete: boolean;
}

export interface HeatMapRow {
  id: string;
  heading: string;
  /** Before the cells, as text. */
  facts: readonly string[];
  /** Fewer than columns where there is nothing to show yet. */
  cells: readonly HeatMapCell[];
}

export interface HeatMapProps {
  caption: string;
  rowHeading: string;
  factHeadings: readonly string[];
  cellHeadings: readonly string[];
  rows: readonly HeatMapRow[];
  /** Stands above the rows. */
  all: HeatMapRow | null;
  incompleteText: string;
}

/** Cells of one hue, each with its number. It scrolls inside its box; the first column stays. */
export function HeatMap(props: HeatMapProps) {
  const { caption, rowHeading, factHeadings, cellHeadings, rows, all } = props;
  const row = (one: HeatMapRow, className?: string) => (
    <tr key={one.id} className={className}>
      <th scope="row">{one.heading}</th>
      {factHeadings.map((heading, index) => (
        <td key={heading}>{one.facts[index] ?? ""}</td>
      ))}
      {cellHeadings.map((heading, index) => (
        <Cell key={heading} cell={one.cells[index] ?? null} incompleteText={props.incompleteText} />
      ))}
    </tr>
  );
  return (
    <div className={styles.box} role="region" aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {[rowHeading, ...factHeadings, ...cellHeadings].map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {all ? row(all, styles.all) : null}
          {rows.map((one) => row(one))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell, incompleteText }: { cell: HeatMapCell | null; incompleteText: string }) {
  if (cell === null) return <td className={styles.cell} />;
  if (cell.isIncomplete) {
    return (
      <td className={`${styles.cell} ${styles.incomplete}`} title={incompleteText}>
        {cell.text}*
      </td>
    );
  }
  if (cell.strength === null)
    return <td className={`${styles.cell} ${styles.none}`}>{cell.text}</td>;
  return (
    <td className={styles.cell} style={{ backgroundColor: heatColor(cell.strength) }}>
      {cell.text}
    </td>
  );
}
