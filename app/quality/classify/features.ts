import { pathOf, type CategoryTree } from "./category-tree";
import type { ProductTexts } from "./suggestion";
import { foldText, isAsian, splitWords, stemWord } from "./words";
import { likeness } from "./weights";

/** What makes products alike: a feature and its weight. */
export type Features = ReadonlyMap<string, number>;

const SHORTEST_WORD = 2;

/** `guess`: the category that the product's texts speak for most, null: none. */
export function featuresOf(
  tree: CategoryTree,
  product: ProductTexts,
  guess: number | null,
): Features {
  const features = new Map<string, number>();
  const add = (feature: string, weight: number) =>
    features.set(feature, Math.max(weight, features.get(feature) ?? 0));
  const type = foldText(product.productType).trim();
  if (type !== "") add(`type:${type}`, likeness.type);
  for (const word of wordsOf(product.productType)) add(word, likeness.typeWord);
  for (const word of wordsOf(product.title)) add(word, likeness.titleWord);
  const vendor = foldText(product.vendor).trim();
  if (vendor !== "") add(`vendor:${vendor}`, likeness.vendor);
  const tagWeight = Math.min(likeness.tag, likeness.tags / Math.max(1, product.tags.length));
  for (const tag of product.tags) add(`tag:${foldText(tag).trim()}`, tagWeight);
  if (guess !== null) {
    const path = pathOf(tree, guess);
    add(`guess:${guess}`, likeness.guess);
    path.slice(0, -1).forEach((category) => add(`guess:${category}`, likeness.guessAbove));
  }
  return features;
}

function wordsOf(text: string): string[] {
  return splitWords(foldText(text)).flatMap((word) => {
    if (isAsian(word)) return pairsOf(word);
    return word.length < SHORTEST_WORD || /^\d+$/.test(word) ? [] : [stemWord(word)];
  });
}

/** Two characters each: where no spaces stand between words. */
function pairsOf(run: string): string[] {
  return run.length < 2 ? [run] : [...run].slice(0, -1).map((_, at) => run.slice(at, at + 2));
}

/** Of length 1, rare features weighing more. */
export function normalizeFeatures(raw: Features, rarity: (feature: string) => number): Features {
  const weighted = [...raw].map(
    ([feature, weight]) => [feature, weight * rarity(feature)] as const,
  );
  const length = Math.sqrt(weighted.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return new Map(weighted.map(([feature, weight]) => [feature, weight / length]));
}

/** The cosine of two of length 1. */
export function similarity(a: Features, b: Features): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [feature, weight] of few) sum += weight * (many.get(feature) ?? 0);
  return sum;
}
