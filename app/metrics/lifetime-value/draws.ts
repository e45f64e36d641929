import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { squareRoot } from "./minimize";

/** A sequence of numbers from the standard normal distribution, the same for the same seed. */
export function createNormal(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  const uniform = () => uniformFloat64(generator);
  // Box and Muller (1958); 1 - u, since the logarithm of 0 has no value.
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/**
 * Positive parameters that could as well have been estimated: normal in their logarithms around the estimate.
 * Null where the covariance is none, which says that the estimate is no minimum.
 */
export function drawParameters(
  estimate: readonly number[],
  covarianceOfLogs: number[][],
  draws: number,
  normal: () => number,
): number[][] | null {
  const root = squareRoot(covarianceOfLogs);
  if (!root) return null;
  return Array.from({ length: draws }, () => {
    const taken = estimate.map(() => normal());
    return estimate.map((value, i) => {
      const move = taken.reduce((sum, each, j) => sum + each * (root[i]?.[j] ?? 0), 0);
      return value * Math.exp(move);
    });
  });
}

/** The values that leave this share of all below them and above them. */
export function middleOf(
  values: readonly number[],
  outside: number,
): { low: number; high: number } | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? NaN;
  return { low: at(outside), high: at(1 - outside) };
}
