import { chanceAlive, expectedPurchases, type BgNbd } from "./bg-nbd";
import { expectedSpend, type GammaGamma } from "./gamma-gamma";
import { weeksOf } from "./histories";
import { weeksPerMonth } from "./study";

/** What a customer has done, days with a purchase being counted once; times in days. */
export interface KnownHistory {
  repeats: number;
  recency: number;
  age: number;
  /** What all repeat purchases came to, minor units. */
  repeatSpendMinor: number;
}

export interface NextOrder {
  /** Chance of an order within so many days. */
  chance: number;
  /** Days until an order is as likely to have come as not; null: not within the longest that is looked ahead. */
  likelyDays: number | null;
  /** Net sales expected within twelve months, minor units. */
  netMinor: number;
}

export const chanceDays = 90;
const longestDays = 730;

/** What is expected of one customer, from the end of observation on. */
export function expectNextOrder(model: BgNbd & GammaGamma, known: KnownHistory): NextOrder {
  const { repeats, repeatSpendMinor } = known;
  const history = { repeats, recency: weeksOf(known.recency), age: weeksOf(known.age) };
  // The model of spend knows no purchases of nothing or less.
  const spend =
    repeats > 0 && repeatSpendMinor > 0
      ? expectedSpend(model, { purchases: repeats, meanSpend: repeatSpendMinor / repeats })
      : expectedSpend(model, { purchases: 0, meanSpend: 0 });
  return {
    chance: chanceOfOrder(model, history, weeksOf(chanceDays)),
    likelyDays: likelyDaysOf(model, history),
    netMinor: Math.round(expectedPurchases(model, history, 12 * weeksPerMonth) * spend),
  };
}

interface Weeks {
  repeats: number;
  recency: number;
  age: number;
}

/**
 * Chance of at least one order within so many weeks. Who is a customer still purchases at a rate that is gamma with
 * shape r + repeats and rate alpha + age, so none comes with a chance of (rate / (rate + weeks)) ^ shape.
 */
export function chanceOfOrder(model: BgNbd, history: Weeks, weeks: number): number {
  const [shape, rate] = [model.r + history.repeats, model.alpha + history.age];
  return chanceAlive(model, history) * (1 - (rate / (rate + weeks)) ** shape);
}

function likelyDaysOf(model: BgNbd, history: Weeks): number | null {
  const alive = chanceAlive(model, history);
  if (alive <= 0.5) return null;
  const [shape, rate] = [model.r + history.repeats, model.alpha + history.age];
  const weeks = rate * ((1 - 0.5 / alive) ** (-1 / shape) - 1);
  const days = Math.max(1, Math.round(weeks * 7));
  return days <= longestDays ? days : null;
}
