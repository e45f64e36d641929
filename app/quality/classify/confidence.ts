/** What the confidence of an answer rests on; all from 0 to 1. */
export interface Grounds {
  /** What of the likelihood lies in the answer's vertical. */
  verticalShare: number;
  /** How much of the shop lies in that vertical. */
  shopShare: number;
  /** How like the nearest confirmed product is. */
  nearness: number;
  /** Whether anything but the shop speaks for it: the product's own texts, or one confirmed that is like it. */
  isOfItself: boolean;
}

/** Below this nothing is suggested: about half of such answers are wrong, or more. */
export const leastConfidence = 0.5;
/** From here on a suggestion may be accepted without a look: at least 95 of 100 are right. */
export const sureConfidence = 0.92;
/** The shop alone makes nothing sure, however much of it lies in one place. */
const mostByShop = sureConfidence - 0.001;

/** A logistic regression over shops with and without confirmed products, each shop counting the same. */
const INTERCEPT = -2.72;
const WEIGHTS = { verticalShare: 4.38, shopShare: 2.19, nearness: 1.62 };

/** From 0 to 1: how often an answer on such grounds is right at the level of verticals. */
export function confidenceOf({ verticalShare, shopShare, nearness, isOfItself }: Grounds): number {
  const score =
    INTERCEPT +
    WEIGHTS.verticalShare * verticalShare +
    WEIGHTS.shopShare * shopShare +
    WEIGHTS.nearness * nearness;
  const confidence = 1 / (1 + Math.exp(-score));
  return isOfItself ? confidence : Math.min(confidence, mostByShop);
}
