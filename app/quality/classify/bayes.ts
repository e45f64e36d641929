import type { Mass } from "./distribution";
import type { Features } from "./features";
import { lessons } from "./weights";

/** Naive Bayes: how likely each category of the examples is for a product with these features; adds up to 1. */
export function learnBayes(
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
  const categories = [...classes.keys()];
  const priors = Float64Array.from(classes.values(), ({ count }) => Math.log(count));
  const wholes = [...classes.values()].map(
    ({ total }) => total + lessons.smoothing * vocabulary.size,
  );
  /** What a feature that a class lacks takes from it. */
  const lacking = Float64Array.from(wholes, (whole) => Math.log(lessons.smoothing / whole));
  /** Of each feature, the classes that have it, and how much less that takes. */
  const having = new Map<string, { at: number; more: number }[]>();
  [...classes.values()].forEach(({ sums }, at) => {
    for (const [feature, sum] of sums) {
      const list = having.get(feature) ?? [];
      having.set(feature, list);
      const log = Math.log((sum + lessons.smoothing) / (wholes[at] ?? 1));
      list.push({ at, more: log - (lacking[at] ?? 0) });
    }
  });
  const scores = new Float64Array(categories.length);
  return (features) => {
    scores.set(priors);
    let known = 0;
    for (const [feature, weight] of features) {
      const list = having.get(feature);
      if (!list) continue;
      known += weight;
      for (const { at, more } of list) scores[at] = (scores[at] ?? 0) + weight * more;
    }
    let best = -Infinity;
    for (let at = 0; at < scores.length; at += 1) {
      scores[at] = ((scores[at] ?? 0) + known * (lacking[at] ?? 0)) * lessons.flattening;
      best = Math.max(best, scores[at] ?? 0);
    }
    let sum = 0;
    for (let at = 0; at < scores.length; at += 1) {
      scores[at] = Math.exp((scores[at] ?? 0) - best);
      sum += scores[at] ?? 0;
    }
    return new Map(categories.map((category, at) => [category, (scores[at] ?? 0) / sum]));
  };
}
