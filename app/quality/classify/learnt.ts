import type { CategoryTree } from "./category-tree";
import { addTo, totalOf, type Mass } from "./distribution";
import { learnBayes } from "./bayes";
import { featuresOf, normalizeFeatures } from "./features";
import { createNearest } from "./nearest";
import type { ConfirmedProduct, ProductTexts } from "./suggestion";
import { lessons } from "./weights";

/** What the merchant's confirmed products teach of one product. */
export interface Lesson {
  likely: Mass;
  /** From 0 to 1: how like the nearest confirmed product is. */
  nearness: number;
  /** The category's confirmed products among the nearest, and their type where they share it. */
  nearest: readonly { category: number; product: ProductTexts; similarity: number }[];
}

export interface Learnt {
  size: number;
  ask(product: ProductTexts, guess: number | null): Lesson;
}

const NEAREST = 7;

/** Learns the confirmed products by heart (nearest neighbours) and by feature (naive Bayes). */
export function learn(
  tree: CategoryTree,
  confirmed: readonly ConfirmedProduct[],
  guessOf: (product: ProductTexts) => number | null,
  rarity: (feature: string) => number,
): Learnt {
  const examples = confirmed.flatMap(({ product, categoryId }) => {
    const category = tree.byId.get(categoryId);
    if (category === undefined) return [];
    const raw = featuresOf(tree, product, guessOf(product));
    return [{ category, product, raw, features: normalizeFeatures(raw, rarity) }];
  });
  const bayes = learnBayes(examples);
  // Of those that are as near as each other, the first category comes first.
  const byCategory = [...examples].sort((a, b) => a.category - b.category);
  const nearestTo = createNearest(byCategory, NEAREST);
  return {
    size: examples.length,
    ask(product, guess) {
      const raw = featuresOf(tree, product, guess);
      const features = normalizeFeatures(raw, rarity);
      const nearest = nearestTo(features).map(({ example: { category, product }, similarity }) => ({
        category,
        product,
        similarity,
      }));
      const near: Mass = new Map();
      for (const { category, similarity: value } of nearest) {
        addTo(near, category, value ** lessons.nearestPower);
      }
      const likely: Mass = new Map();
      const sum = totalOf(near);
      for (const [category, amount] of near) {
        addTo(likely, category, (amount / sum) * (1 - lessons.bayesShare));
      }
      const bayesShare = sum > 0 ? lessons.bayesShare : 1;
      for (const [category, share] of bayes(raw)) addTo(likely, category, share * bayesShare);
      return { likely, nearness: nearest[0]?.similarity ?? 0, nearest };
    },
  };
}
