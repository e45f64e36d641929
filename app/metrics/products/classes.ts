import { z } from "zod";

export type AbcClass = "A" | "B" | "C";

/** Up to which whole per cent of the sum the classes A and B reach. */
export interface Thresholds {
  a: number;
  b: number;
}

// The usual ones: few products make most, and the last twentieth is spread over many.
export const defaultThresholds: Thresholds = { a: 80, b: 95 };

const percent = z.coerce.number().int().min(1).max(99);
const thresholdsSchema = z
  .object({ a: percent, b: percent })
  .refine(({ a, b }) => a < b, "A must end before B does");

/** Reads ?a=80&b=95; what cannot be read gives the usual ones. */
export function parseThresholds(params: URLSearchParams): Thresholds {
  const parsed = thresholdsSchema.safeParse({
    a: params.get("a") ?? defaultThresholds.a,
    b: params.get("b") ?? defaultThresholds.b,
  });
  return parsed.success ? parsed.data : defaultThresholds;
}

export interface Ranked {
  key: string;
  /** Where it was among the items that were ranked. */
  index: number;
  /** Minor units; null where it is not known. */
  value: number | null;
  /** Of the sum of all values above 0; null where it is no part of that. */
  share: number | null;
  /** The shares of it and of all before it. */
  cumulative: number | null;
  abc: AbcClass | null;
}

/**
 * Ranks by value, highest first. A product is of class A while those before it make less than the
 * threshold, so the one that crosses it still is; those of equal value are in one class, that of the
 * first of them. What is 0, below 0 or not known has no share and no class, and comes last.
 */
export function rankByValue(
  items: readonly Pick<Ranked, "key" | "value">[],
  { a, b }: Thresholds,
): Ranked[] {
  const sorted = items.map(({ key, value }, index) => ({ key, value, index }));
  sorted.sort(
    (x, y) =>
      Number(x.value === null) - Number(y.value === null) ||
      (y.value ?? 0) - (x.value ?? 0) ||
      (x.key < y.key ? -1 : 1),
  );
  const total = sorted.reduce((sum, { value }) => sum + Math.max(0, value ?? 0), 0);
  let sum = 0;
  let before = 0;
  let last: number | null = null;
  return sorted.map(({ key, value, index }) => {
    if (value === null || value <= 0) {
      return { key, index, value, share: null, cumulative: null, abc: null };
    }
    if (value !== last) before = sum;
    last = value;
    sum += value;
    // Whole numbers on both sides: 95 % of a sum is no exact fraction.
    const isBelow = (threshold: number) => before * 100 < threshold * total;
    const abc = isBelow(a) ? "A" : isBelow(b) ? "B" : "C";
    return { key, index, value, share: value / total, cumulative: sum / total, abc };
  });
}

export interface ClassSum {
  count: number;
  valueMinor: number;
  share: number | null;
}

/** How many each class has, and what part of the whole they make. */
export function sumByClass(ranked: readonly Ranked[]): Record<AbcClass, ClassSum> {
  const sums = {
    A: { count: 0, valueMinor: 0, share: null as number | null },
    B: { count: 0, valueMinor: 0, share: null as number | null },
    C: { count: 0, valueMinor: 0, share: null as number | null },
  };
  let total = 0;
  for (const { abc, value } of ranked) {
    if (abc === null || value === null) continue;
    sums[abc].count += 1;
    sums[abc].valueMinor += value;
    total += value;
  }
  for (const sum of Object.values(sums)) sum.share = total > 0 ? sum.valueMinor / total : null;
  return sums;
}

export interface ParetoPoint {
  /** From 1. */
  rank: number;
  cumulative: number;
}

// More points than pixels of a phone say nothing more.
const pointsAtMost = 120;

/** The cumulative shares of those that have one, thinned out evenly; the first and the last stay. */
export function paretoPoints(ranked: readonly Ranked[], atMost = pointsAtMost): ParetoPoint[] {
  const points = ranked.flatMap(({ cumulative }, index) =>
    cumulative === null ? [] : [{ rank: index + 1, cumulative }],
  );
  if (points.length <= atMost) return points;
  const step = (points.length - 1) / (atMost - 1);
  return Array.from({ length: atMost }, (_, index) => points[Math.round(index * step)]).filter(
    (point) => point !== undefined,
  );
}
