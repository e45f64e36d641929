import gammaln from "@stdlib/math-base-special-gammaln";
import type { PurchaseHistory } from "./histories";
import { hypergeometric } from "./hypergeometric";
import { minimizeNear, minimizePositive, type Minimum, type Surface } from "./minimize";

/**
 * The BG/NBD model of Fader, Hardie and Lee, "Counting Your Customers" the Easy Way (Marketing Science 24,
 * 2005): while alive, a customer purchases at a rate of their own (gamma: shape r, rate alpha, per week), and
 * after each purchase may be gone, with a chance of their own (beta: a, b).
 */
export interface BgNbd {
  r: number;
  alpha: number;
  a: number;
  b: number;
}

export interface FittedBgNbd extends BgNbd {
  logLikelihood: number;
  /** Of the logarithms of r, alpha, a and b. */
  covarianceOfLogs: number[][];
}

// Of more different histories than this, parameters are looked for among blurred ones first.
const manyHistories = 20_000;
const blurWeeks = 4;

/** Most likely parameters of these histories; null where the search does not come to rest. */
export function fitBgNbd(histories: readonly PurchaseHistory[]): FittedBgNbd | null {
  const found = findMinimum(histories);
  if (!found) return null;
  const [r = 0, alpha = 0, a = 0, b = 0] = found.at;
  const { value, covarianceOfLogs } = found;
  return { r, alpha, a, b, logLikelihood: -value, covarianceOfLogs };
}

function findMinimum(histories: readonly PurchaseHistory[]): Minimum | null {
  if (histories.length > manyHistories) {
    const blurred = blur(histories);
    const near = blurred.length < histories.length ? findMinimum(blurred) : null;
    const found = near && minimizeNear(surfaceOf(histories), near);
    if (found) return found;
  }
  const meanAge = mean(histories, ({ age }) => age);
  return minimizePositive(surfaceOf(histories), [
    [0.5, Math.max(1, meanAge / 4), 1, 2],
    [1, Math.max(1, meanAge), 0.5, 5],
  ]);
}

/** The same customers with their times in steps of some weeks: near in every parameter, and few. */
function blur(histories: readonly PurchaseHistory[]): PurchaseHistory[] {
  const step = (weeks: number) => Math.round(weeks / blurWeeks) * blurWeeks;
  const blurred = new Map<string, PurchaseHistory>();
  for (const { customers, repeats, ...times } of histories) {
    const [recency, age] = [step(times.recency), step(times.age)];
    const key = `${repeats} ${recency} ${age}`;
    const known = blurred.get(key);
    if (known) known.customers += customers;
    else blurred.set(key, { customers, repeats, recency, age });
  }
  return [...blurred.values()];
}

/** Log-likelihood of histories (equation 6 of the paper, in logarithms). */
export function logLikelihoodOf(model: BgNbd, histories: readonly PurchaseHistory[]): number {
  return -surfaceOf(histories).valueAt([model.r, model.alpha, model.a, model.b]);
}

/** Chance that a customer is still one (equation 8 of the note on P(alive), Fader, Hardie and Lee 2008). */
export function chanceAlive(model: BgNbd, history: Omit<PurchaseHistory, "customers">): number {
  return 1 / (1 + oddsGone(model, history));
}

/** Purchases that a customer with this history is expected to make in the next weeks (equation 10). */
export function expectedPurchases(
  model: BgNbd,
  history: Omit<PurchaseHistory, "customers">,
  weeks: number,
): number {
  const { r, alpha, a, b } = model;
  const { repeats, age } = history;
  const top = a + b + repeats - 1;
  const z = weeks / (alpha + age + weeks);
  const rest =
    Math.exp((r + repeats) * Math.log((alpha + age) / (alpha + age + weeks))) *
    hypergeometric(r + repeats, b + repeats, top, z);
  return (top / (a - 1)) * (1 - rest) * chanceAlive(model, history);
}

/** Purchases after the first that a new customer is expected to make within so many weeks (equation 9). */
export function expectedOfNew(model: BgNbd, weeks: number): number {
  return expectedPurchases(model, { repeats: 0, recency: 0, age: 0 }, weeks);
}

/** Chance of exactly so many purchases after the first within so many weeks (equation 7). */
export function chanceOfPurchases(model: BgNbd, purchases: number, weeks: number): number {
  const { r, alpha, a, b } = model;
  const still = r * Math.log(alpha / (alpha + weeks));
  const step = Math.log(weeks / (alpha + weeks));
  const countOf = (n: number) =>
    Math.exp(gammaln(r + n) - gammaln(r) - gammaln(n + 1) + still + n * step);
  const beta = (one: number, other: number) => gammaln(one) + gammaln(other) - gammaln(one + other);
  const alive = Math.exp(beta(a, b + purchases) - beta(a, b)) * countOf(purchases);
  if (purchases === 0) return alive;
  let fewer = 0;
  for (let n = 0; n < purchases; n += 1) fewer += countOf(n);
  return alive + Math.exp(beta(a + 1, b + purchases - 1) - beta(a, b)) * (1 - fewer);
}

function oddsGone(
  { r, alpha, a, b }: BgNbd,
  { repeats, recency, age }: Omit<PurchaseHistory, "customers">,
): number {
  if (repeats === 0) return 0;
  return (
    (a / (b + repeats - 1)) * Math.exp((r + repeats) * Math.log((alpha + age) / (alpha + recency)))
  );
}

/*
 * The negative log-likelihood. Gamma and beta functions of whole distances are sums over the repeats, so
 * that what depends on the repeats alone is worked out once for each number of them.
 */
function surfaceOf(histories: readonly PurchaseHistory[]): Surface {
  const rows = histories.length;
  const repeats = Int32Array.from(histories, (each) => each.repeats);
  const recency = Float64Array.from(histories, (each) => each.recency);
  const age = Float64Array.from(histories, (each) => each.age);
  const customers = Float64Array.from(histories, (each) => each.customers);
  const most = repeats.reduce((one, other) => Math.max(one, other), 0);

  const valueAt = ([r = 0, alpha = 0, a = 0, b = 0]: readonly number[]) => {
    // ln of gamma(r+x)/gamma(r) and of B(a,b+x)/B(a,b), by x.
    const counts = running(most, (j) => Math.log(r + j));
    const stays = running(most, (j) => Math.log(b + j) - Math.log(a + b + j));
    const rest = r * Math.log(alpha);
    let sum = 0;
    for (let i = 0; i < rows; i += 1) {
      const x = repeats[i] ?? 0;
      const alive = -(r + x) * Math.log(alpha + (age[i] ?? 0));
      let log = (counts[x] ?? 0) + (stays[x] ?? 0) + rest + alive;
      if (x > 0) {
        const gone =
          Math.log(a) - Math.log(b + x - 1) - (r + x) * Math.log(alpha + (recency[i] ?? 0));
        log += softplus(gone - alive);
      }
      sum += log * (customers[i] ?? 0);
    }
    return -sum;
  };

  const slopesAt = ([r = 0, alpha = 0, a = 0, b = 0]: readonly number[]) => {
    const countsByR = running(most, (j) => 1 / (r + j));
    const staysByA = running(most, (j) => -1 / (a + b + j));
    const staysByB = running(most, (j) => 1 / (b + j) - 1 / (a + b + j));
    const logAlpha = Math.log(alpha);
    let [byR, byAlpha, byA, byB] = [0, 0, 0, 0];
    for (let i = 0; i < rows; i += 1) {
      const x = repeats[i] ?? 0;
      const n = customers[i] ?? 0;
      const [toEnd, toLast] = [alpha + (age[i] ?? 0), alpha + (recency[i] ?? 0)];
      const [logEnd, logLast] = [Math.log(toEnd), x > 0 ? Math.log(toLast) : 0];
      // The part of the likelihood in which the customer is gone.
      const gone =
        x === 0
          ? 0
          : 1 / (1 + Math.exp((r + x) * (logLast - logEnd) + Math.log(b + x - 1) - Math.log(a)));
      byR += n * ((countsByR[x] ?? 0) + logAlpha - (1 - gone) * logEnd - gone * logLast);
      byAlpha += n * (r / alpha - (r + x) * ((1 - gone) / toEnd + gone / toLast));
      byA += n * ((staysByA[x] ?? 0) + gone / a);
      byB += n * ((staysByB[x] ?? 0) - (x > 0 ? gone / (b + x - 1) : 0));
    }
    return [-byR * r, -byAlpha * alpha, -byA * a, -byB * b];
  };

  return { valueAt, slopesAt };
}

/** Sums of the first 0, 1, 2 ... terms. */
function running(most: number, term: (index: number) => number): Float64Array {
  const sums = new Float64Array(most + 1);
  for (let j = 0; j < most; j += 1) sums[j + 1] = (sums[j] ?? 0) + term(j);
  return sums;
}

/** ln(1 + e^x), without overflow. */
function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}

function mean(
  histories: readonly PurchaseHistory[],
  of: (history: PurchaseHistory) => number,
): number {
  let [sum, customers] = [0, 0];
  for (const history of histories) {
    sum += of(history) * history.customers;
    customers += history.customers;
  }
  return customers > 0 ? sum / customers : 0;
}
