import type { ChartPoint } from "./view";

/**
 * The line in two: days that are over, and the stretch from the last of them to a day that is not,
 * which is drawn dotted. Both are as long as `points`; null is a gap.
 */
export function splitLastDay(points: readonly Pick<ChartPoint, "valueMinor" | "isIncomplete">[]): {
  complete: (number | null)[];
  incomplete: (number | null)[];
} {
  const at = points.findIndex(({ isIncomplete }) => isIncomplete);
  return {
    complete: points.map(({ valueMinor }, index) => (index === at ? null : valueMinor)),
    incomplete: points.map(({ valueMinor }, index) =>
      at >= 0 && (index === at || index === at - 1) ? valueMinor : null,
    ),
  };
}
