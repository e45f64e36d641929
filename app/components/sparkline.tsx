import { sparkHeight, sparkPath, sparkWidth } from "./spark-path";
import styles from "./sparkline.module.css";

/**
 * A line without axes: the shape of a figure over its days, beside the figure that says the value.
 * Null values are gaps. Decorative: hidden from assistive technology.
 */
export function Sparkline({ values }: { values: readonly (number | null)[] }) {
  return (
    <svg
      className={styles.sparkline}
      viewBox={`0 0 ${sparkWidth} ${sparkHeight}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d={sparkPath(values)} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
