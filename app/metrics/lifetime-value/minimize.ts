import numeric from "numeric";

/** A function of positive parameters, and its slope by the logarithm of each. */
export interface Surface {
  valueAt(parameters: readonly number[]): number;
  slopesAt(parameters: readonly number[]): number[];
}

export interface Minimum {
  /** Where the function is least; every coordinate is above 0. */
  at: number[];
  value: number;
  /**
   * Inverse of the second derivatives by the logarithms of the coordinates at the minimum: of a negative
   * log-likelihood, the covariance of the estimated logarithms.
   */
  covarianceOfLogs: number[][];
}

// e^30 is no parameter of any shop: further out the surface is flat, and a search would not end.
const mostLog = 30;

/** Least value of a function of positive parameters, by BFGS on their logarithms; null where none is found. */
export function minimizePositive(
  surface: Surface,
  starts: readonly (readonly number[])[],
): Minimum | null {
  const found = starts
    .flatMap((start) => search(surface, { at: start.map(Math.log), steps: null }) ?? [])
    .sort((one, other) => one.value - other.value)[0];
  return found ? describe(surface, found) : null;
}

/**
 * The same from the minimum of a similar surface: steps are taken in its measure, in which the slope is about
 * as steep in every direction, so that a few are enough.
 */
export function minimizeNear(surface: Surface, near: Minimum): Minimum | null {
  const steps = squareRoot(near.covarianceOfLogs);
  const found = search(surface, { at: near.at.map(Math.log), steps });
  return found ? describe(surface, found) : null;
}

/** Steps whose squares are a covariance; null where it is none. */
export function squareRoot(covariance: number[][]): number[][] | null {
  if (!covariance.every((row) => row.every(Number.isFinite))) return null;
  const { U, S, V } = numeric.svd(covariance);
  // Of a symmetric matrix without negative eigenvalues both sides are the same.
  const isCovariance = S.every(
    (size, i) =>
      size === 0 || U.reduce((sum, row, j) => sum + (row[i] ?? 0) * (V[j]?.[i] ?? 0), 0) > 0,
  );
  return isCovariance ? U.map((row) => row.map((each, i) => each * Math.sqrt(S[i] ?? 0))) : null;
}

interface Start {
  /** Logarithms of parameters. */
  at: number[];
  /** By column, what a step of one is; null: the logarithms themselves. */
  steps: number[][] | null;
}

function search(surface: Surface, { at, steps }: Start) {
  const logsOf = (taken: readonly number[]) =>
    at.map((log, i) =>
      steps
        ? taken.reduce((sum, each, j) => sum + each * (steps[i]?.[j] ?? 0), log)
        : log + (taken[i] ?? 0),
    );
  const value = (taken: readonly number[]) => {
    const logs = logsOf(taken);
    if (!logs.every((log) => Math.abs(log) <= mostLog)) return Infinity;
    const found = surface.valueAt(logs.map(Math.exp));
    return Number.isFinite(found) ? found : Infinity;
  };
  const slopes = (taken: readonly number[]) => {
    const byLog = surface.slopesAt(logsOf(taken).map(Math.exp));
    if (!steps) return byLog;
    return taken.map((_, j) =>
      byLog.reduce((sum, each, i) => sum + each * (steps[i]?.[j] ?? 0), 0),
    );
  };
  const begin = at.map(() => 0);
  // Scaled, since the library stops by the size of a step beside that of the function. In steps of the
  // covariance the function bends by one already.
  const scale = steps ? 1 : Math.max(1, Math.abs(value(begin)));
  try {
    const { solution } = numeric.uncmin(
      (taken) => value(taken) / scale,
      begin,
      steps ? 1e-6 : 1e-10,
      (taken: number[]) => slopes(taken).map((slope) => slope / scale),
      500,
    );
    const least = value(solution);
    return Number.isFinite(least) ? { logs: logsOf(solution), value: least } : null;
  } catch {
    // The library throws where a slope is not finite: another start may do.
    return null;
  }
}

/** Null where the surface does not bend in some direction: any parameters along it would do as well. */
function describe(
  surface: Surface,
  { logs, value }: { logs: number[]; value: number },
): Minimum | null {
  const slopes = (at: readonly number[]) => surface.slopesAt(at.map(Math.exp));
  try {
    const covarianceOfLogs = numeric.inv(secondDerivatives(slopes, logs));
    return { at: logs.map(Math.exp), value, covarianceOfLogs };
  } catch {
    // The library throws where a matrix has no inverse.
    return null;
  }
}

type OfLogs<Result> = (logs: readonly number[]) => Result;

function secondDerivatives(slopes: OfLogs<number[]>, at: readonly number[]): number[][] {
  const step = 1e-4;
  const rows = at.map((_, i) => {
    const moved = (by: number) => slopes(at.map((log, j) => (i === j ? log + by : log)));
    const [after, before] = [moved(step), moved(-step)];
    return after.map((slope, j) => (slope - (before[j] ?? 0)) / (2 * step));
  });
  return rows.map((row, i) => row.map((each, j) => (each + (rows[j]?.[i] ?? 0)) / 2));
}
