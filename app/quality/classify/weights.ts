/**
 * The same for every shop: searched for over fifteen shops of several fields and languages at once, then
 * rounded (README, decisions). What is of one shop is learnt from it alone, by `profileShop` and `learn`.
 */
export const weights = {
  /** Above 1: what more speaks for gets more than its share. */
  sharpness: 1.3,
  /** Whether to stay at a category though something speaks for one below it; at a vertical less. */
  stay: 1.2,
  stayAtVertical: 0.07,
  /** What a type counts that no title agrees with, and how sharply that falls. */
  leastTrust: 0.13,
  trustPower: 2,
  /** How far the shop's own distribution moves a product between verticals and within them. */
  shopVertical: 1.0,
  shopBelow: 0.6,
  /** What a vertical that the shop has nothing in is worth beside one that it is all in. */
  unseenVertical: 0.08,
  unseenBelow: 0.08,
  /** The same of the category itself, within its second level. */
  shopExact: 0.6,
  unseenExact: 0.2,
  /** What the shop's distribution says where the product's own texts say little. */
  shopAlone: 0.8,
  /** How fast that falls with what the texts say. */
  shopAgainstTexts: 0.3,
  /** Confirmed products weigh as much as the rest of the shop when there are this many. */
  confirmedHalf: 2.5,
  /** What is learnt counts half when the shop has confirmed this many products. */
  learnHalf: 2.2,
  /** The most that learnt categories count for, beside what texts say. */
  learnMost: 1.0,
  /** How sharply that falls with how unlike the nearest of them is. */
  learnPower: 1.0,
  /** How much the texts of the product itself stand against it, and how much it is doubted anyway. */
  textsAgainstLearnt: 0.1,
  learnDoubt: 0.05,
  /** How much a category's vertical counts when the best category is chosen. */
  branchPower: 1.5,
} as const;

/** What makes products alike, by where it stands. */
export const likeness = {
  type: 2.5,
  typeWord: 1,
  titleWord: 1,
  vendor: 0.6,
  tag: 0.7,
  /** All tags together. */
  tags: 2.5,
  /** What the texts alone say: similar products are named by other words, but are the same thing. */
  guess: 1.0,
  guessAbove: 0.67,
  /** What all products have tells a little, too: it is the shop's manner. */
  leastRarity: 0.2,
} as const;

/** How the confirmed products are asked. */
export const lessons = {
  /** How much the nearer of two counts. */
  nearestPower: 3,
  /** Of the naive Bayes: what an unseen feature is worth, and its part of the answer. */
  smoothing: 0.15,
  bayesShare: 0.4,
  /** Features of one text depend on each other, so that naive Bayes is too sure of itself. */
  flattening: 0.6,
} as const;
