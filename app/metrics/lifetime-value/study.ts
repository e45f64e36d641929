import { backtest, type Backtest, type HeldOutHistory } from "./backtest";
import {
  chanceAlive,
  expectedOfNew,
  expectedPurchases,
  fitBgNbd,
  type BgNbd,
  type FittedBgNbd,
} from "./bg-nbd";
import { createNormal, drawParameters, middleOf } from "./draws";
import {
  expectedSpend,
  fitGammaGamma,
  meanOfPopulation,
  type FittedGammaGamma,
  type GammaGamma,
  type SpendHistory,
} from "./gamma-gamma";
import type { PurchaseHistory } from "./histories";
import type { Untested } from "./verdict";

/** What a shop's customers have done up to the end of observation; orders of subscriptions are left out. */
export interface StudyFacts {
  histories: readonly (PurchaseHistory & {
    /** What all repeat purchases came to, minor units of net sales. */
    repeatSpendMinor: number;
  })[];
  /** Of customers with repeats: one row per number of repeats and mean. */
  spends: readonly SpendHistory[];
  /** What first purchases came to, minor units of net sales. */
  firstSpend: { customers: number; meanMinor: number; deviationMinor: number };
  /** The same customers at an earlier end of observation, and what followed; null: too little past. */
  heldOut: { weeks: number; histories: readonly HeldOutHistory[] } | null;
}

/** Why no value is predicted. */
export const refusals = [
  "tooFewRepeaters",
  "tooShort",
  "notSettled",
  "churnOnEdge",
  "spendTooWild",
] as const;
export type Refusal = (typeof refusals)[number];

export const horizonMonths = [3, 6, 12, 24] as const;
/** A month as the models count: an average one. */
export const weeksPerMonth = 365.25 / 12 / 7;

/** Fewer customers who came back than this fit almost any parameters. */
export const leastRepeaters = 50;
/** A past shorter than this has seen few of those who will come back. */
export const leastWeeks = 26;
// The formula of expected purchases divides by a - 1, and loses all its digits this near to it.
const edge = 0.001;
const draws = 200;
/** Of ten such intervals nine hold the value, as far as the model itself holds. */
export const outsideInterval = 0.05;

export interface Interval {
  low: number;
  high: number;
}

export interface PredictedValue {
  months: number;
  /** Purchase days after the first that a new customer is expected to have by then. */
  repeats: number;
  /** Net sales of a new customer by then, the first purchase among them, minor units. */
  netMinor: number;
  /** Of the parameters' uncertainty alone; null where it could not be told. */
  netInterval: Interval | null;
  /** Purchase days expected of all customers there are, and their net sales. */
  baseRepeats: number;
  baseNetMinor: number;
}

export interface FittedStudy {
  state: "fitted";
  model: BgNbd & GammaGamma & { logLikelihood: number; spendLogLikelihood: number };
  customers: number;
  repeaters: number;
  /** Correlation of how often with how much, among repeaters: the spend model needs it to be low. */
  spendCorrelation: number | null;
  /** What a repeat purchase comes to on average, by the model, minor units of net sales. */
  repeatSpendMinor: number;
  /** What first purchases came to on average. */
  firstSpendMinor: number;
  predicted: PredictedValue[];
  alive: {
    /** How many customers are expected to be customers still. */
    customers: number;
    /** Of those who came back at least once. */
    repeaters: number;
    /** Repeaters by chance of being one still: under 20 %, 20 to 40 and so on. */
    repeatersByChance: number[];
  };
  backtest: Backtest | null;
  /** Why there is no back-test; null: there is one. */
  untested: Untested | null;
}

export interface RefusedStudy {
  state: "refused";
  why: Refusal;
  customers: number;
  repeaters: number;
  /** Weeks between the first purchase of all and the end. */
  weeks: number;
}

export type LifetimeStudy = FittedStudy | RefusedStudy;

/**
 * Fits both models and predicts from them, or says why not: a figure that could as well be another one is
 * worse than none.
 */
export function studyLifetimes(facts: StudyFacts, seed: number): LifetimeStudy {
  const { histories, spends } = facts;
  let [customers, repeaters, weeks] = [0, 0, 0];
  for (const { customers: n, repeats, age } of histories) {
    customers += n;
    if (repeats > 0) repeaters += n;
    weeks = Math.max(weeks, age);
  }
  const refuse = (why: Refusal): RefusedStudy => ({
    state: "refused",
    why,
    customers,
    repeaters,
    weeks,
  });
  if (repeaters < leastRepeaters) return refuse("tooFewRepeaters");
  if (weeks < leastWeeks) return refuse("tooShort");
  const purchases = fitBgNbd(histories);
  const spend = fitGammaGamma(spends);
  if (!purchases || !spend) return refuse("notSettled");
  if (Math.abs(purchases.a - 1) < edge) return refuse("churnOnEdge");
  if (spend.q <= 1) return refuse("spendTooWild");
  const predicted = predict(facts, purchases, spend, seed);
  if (predicted.some(({ netMinor, baseRepeats }) => !Number.isFinite(netMinor + baseRepeats))) {
    return refuse("notSettled");
  }
  const { r, alpha, a, b, logLikelihood } = purchases;
  const { p, q, v } = spend;
  return {
    state: "fitted",
    model: { r, alpha, a, b, p, q, v, logLikelihood, spendLogLikelihood: spend.logLikelihood },
    customers,
    repeaters,
    spendCorrelation: correlationOf(spends),
    repeatSpendMinor: meanOfPopulation(spend),
    firstSpendMinor: facts.firstSpend.meanMinor,
    predicted,
    alive: countAlive(purchases, histories),
    ...testOnPast(facts),
  };
}

/** The model of the back-test knows nothing of what it is to predict: it is fitted to the past alone. */
function testOnPast({ heldOut }: StudyFacts): Pick<FittedStudy, "backtest" | "untested"> {
  const none = (untested: Untested) => ({ backtest: null, untested });
  if (!heldOut) return none("pastTooShort");
  const { histories, weeks } = heldOut;
  const repeaters = histories.reduce(
    (sum, each) => sum + (each.repeats > 0 ? each.customers : 0),
    0,
  );
  if (repeaters < leastRepeaters) return none("tooFewRepeaters");
  const model = fitBgNbd(histories);
  if (!model) return none("notSettled");
  if (Math.abs(model.a - 1) < edge) return none("churnOnEdge");
  const tried = backtest(model, histories, weeks);
  const errors = [tried?.rmse, ...(tried?.byRepeats.map(({ predicted }) => predicted) ?? [])];
  return tried && errors.every(Number.isFinite)
    ? { backtest: tried, untested: null }
    : none("notSettled");
}

function predict(
  { histories, firstSpend }: StudyFacts,
  purchases: FittedBgNbd,
  spend: FittedGammaGamma,
  seed: number,
): PredictedValue[] {
  const normal = createNormal(seed);
  const { r, alpha, a, b } = purchases;
  const { p, q, v } = spend;
  const otherPurchases = drawParameters(
    [r, alpha, a, b],
    purchases.covarianceOfLogs,
    draws,
    normal,
  );
  const otherSpend = drawParameters([p, q, v], spend.covarianceOfLogs, draws, normal);
  const standardError = firstSpend.deviationMinor / Math.sqrt(Math.max(1, firstSpend.customers));
  return horizonMonths.map((months) => {
    const weeks = months * weeksPerMonth;
    const repeats = expectedOfNew(purchases, weeks);
    const others = (otherPurchases ?? []).flatMap(([r = 0, alpha = 0, a = 0, b = 0], draw) => {
      const [p = 0, q = 0, v = 0] = otherSpend?.[draw] ?? [];
      const first = firstSpend.meanMinor + standardError * normal();
      const value =
        first + expectedOfNew({ r, alpha, a, b }, weeks) * meanOfPopulation({ p, q, v });
      return q > 1 && Number.isFinite(value) ? [value] : [];
    });
    let [baseRepeats, baseNetMinor] = [0, 0];
    for (const history of histories) {
      const expected = expectedPurchases(purchases, history, weeks) * history.customers;
      baseRepeats += expected;
      baseNetMinor += expected * spendOf(spend, history);
    }
    return {
      months,
      repeats,
      netMinor: firstSpend.meanMinor + repeats * meanOfPopulation(spend),
      // Where draws had to be left out, what is left is no picture of what could be.
      netInterval: others.length === draws ? middleOf(others, outsideInterval) : null,
      baseRepeats,
      baseNetMinor,
    };
  });
}

/** What each purchase to come of customers with such a history is expected to come to, minor units. */
export function spendOf(
  spend: GammaGamma,
  {
    customers,
    repeats,
    repeatSpendMinor,
  }: Pick<StudyFacts["histories"][number], "customers" | "repeats" | "repeatSpendMinor">,
): number {
  const meanSpend = repeats > 0 ? repeatSpendMinor / (repeats * customers) : 0;
  // Returns can leave less than nothing of all repeats: the model knows amounts above 0 only.
  return expectedSpend(spend, { purchases: meanSpend > 0 ? repeats : 0, meanSpend });
}

const chanceSteps = 5;

function countAlive(model: BgNbd, histories: readonly PurchaseHistory[]): FittedStudy["alive"] {
  const alive = {
    customers: 0,
    repeaters: 0,
    repeatersByChance: Array<number>(chanceSteps).fill(0),
  };
  for (const history of histories) {
    const chance = chanceAlive(model, history);
    alive.customers += chance * history.customers;
    if (history.repeats === 0) continue;
    alive.repeaters += chance * history.customers;
    const step = Math.min(chanceSteps - 1, Math.floor(chance * chanceSteps));
    alive.repeatersByChance[step] = (alive.repeatersByChance[step] ?? 0) + history.customers;
  }
  return alive;
}

/** Pearson's, of repeats and mean spend; null where either is the same for all. */
function correlationOf(spends: readonly SpendHistory[]): number | null {
  let [n, sumX, sumY, sumXX, sumYY, sumXY] = [0, 0, 0, 0, 0, 0];
  for (const { customers, purchases: x, meanSpend: y } of spends) {
    n += customers;
    sumX += customers * x;
    sumY += customers * y;
    sumXX += customers * x * x;
    sumYY += customers * y * y;
    sumXY += customers * x * y;
  }
  const spread = (n * sumXX - sumX ** 2) * (n * sumYY - sumY ** 2);
  return spread > 0 ? (n * sumXY - sumX * sumY) / Math.sqrt(spread) : null;
}
