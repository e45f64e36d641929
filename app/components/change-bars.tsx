import styles from "./change-bars.module.css";
import { chartColors } from "./chart-colors";

export interface ChangeBar {
  id: string;
  label: string;
  value: number;
  /** With its sign. */
  text: string;
}

/** Amounts to both sides of nothing, each with its number beside it. */
export function ChangeBars({ bars, label }: { bars: readonly ChangeBar[]; label: string }) {
  const most = Math.max(0, ...bars.map(({ value }) => value));
  const least = Math.min(0, ...bars.map(({ value }) => value));
  const width = most - least || 1;
  const at = (value: number) => `${(100 * value) / width}%`;
  return (
    <ul className={styles.list} aria-label={label} style={{ ["--zero" as string]: at(-least) }}>
      {bars.map(({ id, label, value, text }) => (
        <li key={id} className={styles.item}>
          <span className={styles.label}>{label}</span>
          <span className={styles.track} aria-hidden="true">
            <span
              className={styles.bar}
              style={{
                insetInlineStart: at(Math.min(0, value) - least),
                width: at(Math.abs(value)),
                background: value < 0 ? chartColors.unknown : chartColors.main,
              }}
            />
          </span>
          <span className={styles.amount}>{text}</span>
        </li>
      ))}
    </ul>
  );
}
