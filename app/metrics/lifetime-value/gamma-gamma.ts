import digamma from "@stdlib/math-base-special-digamma";
import gammaln from "@stdlib/math-base-special-gammaln";
import { minimizeNear, minimizePositive, type Minimum, type Surface } from "./minimize";

/**
 * The Gamma-Gamma model of what a purchase comes to (Fader and Hardie, The Gamma-Gamma Model of Monetary
 * Value, 2013): each customer has a mean of their own, around which their purchases lie; the means follow
 * from p, q and v. It holds where how much is spent has little to do with how often.
 */
export interface GammaGamma {
  p: number;
  q: number;
  v: number;
}

export interface FittedGammaGamma extends GammaGamma {
  logLikelihood: number;
  /** Of the logarithms of p, q and v. */
  covarianceOfLogs: number[][];
}

/** Customers with the same number of purchases and the same mean, above 0, of what these came to. */
export interface SpendHistory {
  customers: number;
  purchases: number;
  meanSpend: number;
}

/** Most likely parameters; null where the search does not come to rest. */
export function fitGammaGamma(histories: readonly SpendHistory[]): FittedGammaGamma | null {
  const typical = meanSpendOf(histories);
  if (!(typical > 0)) return null;
  // Money in units of its own size: cents of yen and of dinars are fitted alike.
  const scaled = histories.map((each) => ({ ...each, meanSpend: each.meanSpend / typical }));
  const found = findMinimum(scaled);
  if (!found) return null;
  const [p = 0, q = 0, v = 0] = found.at;
  const model = { p, q, v: v * typical };
  const { covarianceOfLogs } = found;
  return { ...model, logLikelihood: spendLikelihoodOf(model, histories), covarianceOfLogs };
}

// Of more different means than this, parameters are looked for among blurred ones first.
const manyMeans = 20_000;
const stepsPerUnit = 20;
const usualStarts = [
  [5, 4, 0.6],
  [1, 2, 1],
  [2, 10, 5],
];

function findMinimum(histories: readonly SpendHistory[]): Minimum | null {
  if (histories.length > manyMeans) {
    const blurred = blur(histories);
    const near = blurred.length < histories.length ? findMinimum(blurred) : null;
    const found = near && minimizeNear(surfaceOf(histories), near);
    if (found) return found;
  }
  return minimizePositive(surfaceOf(histories), usualStarts);
}

/** The same customers with their means in steps of a twentieth: near in every parameter, and few. */
function blur(histories: readonly SpendHistory[]): SpendHistory[] {
  const blurred = new Map<string, SpendHistory>();
  for (const { customers, purchases, meanSpend } of histories) {
    const step = Math.round(Math.log(meanSpend) * stepsPerUnit);
    const key = `${purchases} ${step}`;
    const known = blurred.get(key);
    if (known) known.customers += customers;
    else blurred.set(key, { customers, purchases, meanSpend: Math.exp(step / stepsPerUnit) });
  }
  return [...blurred.values()];
}

/** Log-likelihood of these means (equation 1a of the note). */
export function spendLikelihoodOf(
  { p, q, v }: GammaGamma,
  histories: readonly SpendHistory[],
): number {
  return -surfaceOf(histories).valueAt([p, q, v]);
}

/** What a purchase of a customer of whom nothing is known comes to; q must be above 1. */
export function meanOfPopulation({ p, q, v }: GammaGamma): number {
  return (p * v) / (q - 1);
}

/** What the next purchases of a customer come to on average (equation 5 of the note). */
export function expectedSpend(
  model: GammaGamma,
  { purchases, meanSpend }: Omit<SpendHistory, "customers">,
): number {
  if (purchases === 0) return meanOfPopulation(model);
  const { p, q, v } = model;
  return (p * (v + purchases * meanSpend)) / (p * purchases + q - 1);
}

function meanSpendOf(histories: readonly SpendHistory[]): number {
  let [sum, customers] = [0, 0];
  for (const each of histories) {
    sum += each.meanSpend * each.customers;
    customers += each.customers;
  }
  return customers > 0 ? sum / customers : 0;
}

function surfaceOf(histories: readonly SpendHistory[]): Surface {
  const rows = histories.length;
  const purchases = Int32Array.from(histories, (each) => each.purchases);
  const totals = Float64Array.from(histories, (each) => each.purchases * each.meanSpend);
  const customers = Float64Array.from(histories, (each) => each.customers);
  // By number of purchases: how many customers, and the sum of the logarithms of their means.
  const byPurchases = new Map<number, { customers: number; logs: number }>();
  for (const { customers: n, purchases: x, meanSpend } of histories) {
    const sums = byPurchases.get(x) ?? { customers: 0, logs: 0 };
    sums.customers += n;
    sums.logs += n * Math.log(meanSpend);
    byPurchases.set(x, sums);
  }

  const valueAt = ([p = 0, q = 0, v = 0]: readonly number[]) => {
    let sum = 0;
    for (const [x, { customers: n, logs }] of byPurchases) {
      const px = p * x;
      sum += n * (gammaln(px + q) - gammaln(px) - gammaln(q) + q * Math.log(v) + px * Math.log(x));
      sum += (px - 1) * logs;
    }
    for (let i = 0; i < rows; i += 1) {
      const shape = p * (purchases[i] ?? 0) + q;
      sum -= (customers[i] ?? 0) * shape * Math.log((totals[i] ?? 0) + v);
    }
    return -sum;
  };

  const slopesAt = ([p = 0, q = 0, v = 0]: readonly number[]) => {
    let [byP, byQ, byV] = [0, 0, 0];
    for (const [x, { customers: n, logs }] of byPurchases) {
      const whole = digamma(p * x + q);
      byP += x * (n * (whole - digamma(p * x) + Math.log(x)) + logs);
      byQ += n * (whole - digamma(q) + Math.log(v));
      byV += (n * q) / v;
    }
    for (let i = 0; i < rows; i += 1) {
      const [x, n] = [purchases[i] ?? 0, customers[i] ?? 0];
      const sum = (totals[i] ?? 0) + v;
      const log = Math.log(sum);
      byP -= n * x * log;
      byQ -= n * log;
      byV -= (n * (p * x + q)) / sum;
    }
    return [-byP * p, -byQ * q, -byV * v];
  };

  return { valueAt, slopesAt };
}
