import type { Features } from "./features";

export interface Near<Example> {
  example: Example;
  /** The cosine of both features, more than 0. */
  similarity: number;
}

/**
 * Finds the examples that are most like a product, the first ones of those that are alike. By what they share, not by
 * a look at each. Features are of length 1.
 */
export function createNearest<Example extends { features: Features }>(
  examples: readonly Example[],
  most: number,
): (features: Features) => Near<Example>[] {
  const having = new Map<string, { at: number; weight: number }[]>();
  examples.forEach((example, at) => {
    for (const [feature, weight] of example.features) {
      const list = having.get(feature);
      if (list) list.push({ at, weight });
      else having.set(feature, [{ at, weight }]);
    }
  });
  // One for all questions: none is asked while another is answered.
  const sums = new Float64Array(examples.length);
  return (features) => {
    sums.fill(0);
    for (const [feature, weight] of features) {
      for (const { at, weight: theirs } of having.get(feature) ?? []) {
        sums[at] = (sums[at] ?? 0) + weight * theirs;
      }
    }
    const nearest: Near<Example>[] = [];
    examples.forEach((example, at) => {
      const similarity = sums[at] ?? 0;
      const last = nearest[most - 1];
      if (similarity <= 0 || (last && similarity <= last.similarity)) return;
      let place = nearest.length;
      while (place > 0 && (nearest[place - 1]?.similarity ?? 0) < similarity) place -= 1;
      nearest.splice(place, 0, { example, similarity });
      if (nearest.length > most) nearest.pop();
    });
    return nearest;
  };
}
