import styles from "./chart-box.module.css";

export interface LegendItem {
  label: string;
  color: string;
  shape: "line" | "dotted" | "dashed" | "bar";
}

/** Says in words what the lines and bars are; in the page itself, so that nothing moves later. */
export function ChartLegend({ items }: { items: readonly LegendItem[] }) {
  return (
    <ul className={styles.legend}>
      {items.map(({ label, color, shape }) => (
        <li key={label}>
          <span
            className={`${styles.swatch} ${styles[shape] ?? ""}`}
            style={shape === "bar" ? { background: color } : { borderColor: color }}
          />
          {label}
        </li>
      ))}
    </ul>
  );
}
