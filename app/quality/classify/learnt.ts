import type { CategoryTree } from "./category-tree";
import { addTo, totalOf, type Mass } from "./distribution";
import { featuresOf, normalizeFeatures, type Features } from "./features";
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
  const similaritiesTo = indexFeatures(examples.map(({ features }) => features));
  return {
    size: examples.length,
    ask(product, guess) {
      const raw = featuresOf(tree, product, guess);
      const features = normalizeFeatures(raw, rarity);
      const nearest = [...similaritiesTo(features)]
        .flatMap(([at, value]) => {
          const example = examples[at];
          return example && value > 0 ? [{ example, at, similarity: value }] : [];
        })
        .sort(
          (a, b) =>
            b.similarity - a.similarity || a.example.category - b.example.category || a.at - b.at,
        )
        .slice(0, NEAREST)
        .map(({ example: { category, product }, similarity }) => ({
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

/**
 * The cosines of features with those of each of these, all of length 1, by number; only where they share something:
 * that is found by the feature, not by a look at each.
 */
function indexFeatures(
  all: readonly Features[],
): (features: Features) => ReadonlyMap<number, number> {
  const having = new Map<string, { at: number; weight: number }[]>();
  all.forEach((features, at) => {
    for (const [feature, weight] of features) {
      const list = having.get(feature);
      if (list) list.push({ at, weight });
      else having.set(feature, [{ at, weight }]);
    }
  });
  return (features) => {
    const sums = new Map<number, number>();
    for (const [feature, weight] of features) {
      for (const { at, weight: theirs } of having.get(feature) ?? []) {
        sums.set(at, (sums.get(at) ?? 0) + weight * theirs);
      }
    }
    return sums;
  };
}

function learnBayes(
  examples: readonly { category: number; raw: Features }[],
): (features: Features) => Mass {
  const classes = new Map<number, { count: number; sums: Map<string, number>; total: number }>();
  const vocabulary = new Set<string>();
  for (const { category, raw } of examples) {
    const known = classes.get(category) ?? { count: 0, sums: new Map(), total: 0 };
    classes.set(category, known);
    known.count += 1;
    for (const [feature, weight] of raw) {
      vocabulary.add(feature);
      known.sums.set(feature, (known.sums.get(feature) ?? 0) + weight);
      known.total += weight;
    }
  }
  return (features) => {
    const scores = [...classes].map(([category, { count, sums, total }]) => {
      let score = Math.log(count);
      for (const [feature, weight] of features) {
        if (!vocabulary.has(feature)) continue;
        const seen = (sums.get(feature) ?? 0) + lessons.smoothing;
        score += weight * Math.log(seen / (total + lessons.smoothing * vocabulary.size));
      }
      return [category, score * lessons.flattening] as const;
    });
    const best = Math.max(...scores.map(([, score]) => score));
    const powers = scores.map(([category, score]) => [category, Math.exp(score - best)] as const);
    const sum = powers.reduce((total, [, power]) => total + power, 0);
    return new Map(powers.map(([category, power]) => [category, power / sum]));
  };
}
