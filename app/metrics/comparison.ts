import type { MetricWords, MetricUnit } from "./metric";

/** How a figure differs from the one before: amounts in per cent, rates in percentage points. */
export type Change =
  /** 0.124 = 12.4 % more. */
  | { kind: "percent"; ratio: number }
  /** 1.5 = 1.5 percentage points more. */
  | { kind: "points"; points: number };

export type Verdict = "better" | "worse" | "same";

/**
 * The change from `previous` to `current` (signed values), relative to the size of `previous`. Null
 * where there is no base: one of them is missing, an amount was 0 before, or it has changed sides (a
 * day of refunds only is below 0, and nothing is "100 % more" than a loss).
 */
export function compare(
  unit: MetricUnit,
  current: number | null,
  previous: number | null,
): Change | null {
  if (current === null || previous === null) return null;
  if (unit === "rate") return { kind: "points", points: (current - previous) * 100 };
  if (previous === 0 || (previous < 0 && current >= 0) || (previous > 0 && current < 0))
    return null;
  return { kind: "percent", ratio: (current - previous) / Math.abs(previous) };
}

/** The size of a change with its sign, in per cent or points. */
export function sizeOf(change: Change): number {
  return change.kind === "percent" ? change.ratio * 100 : change.points;
}

// Below this a change reads "0.0 %": as good as none.
const visibleSize = 0.05;

/** Whether the change is for the better. Null where there is no change to judge or no better way. */
export function judge(change: Change | null, better: MetricWords["better"]): Verdict | null {
  if (!change) return null;
  const size = sizeOf(change);
  if (Math.abs(size) < visibleSize) return "same";
  if (!better) return null;
  return size > 0 === (better === "higher") ? "better" : "worse";
}
