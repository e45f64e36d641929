import { createClassifier, type Classifier } from "./classify";
import { featuresOf, normalizeFeatures, similarity, type Features } from "./features";
import type { ConfirmedProduct, ProductTexts } from "./suggestion";
import type { TaxonomyIndex } from "./taxonomy-index";

/** More products than this are asked about by a part of them, drawn evenly by their texts. */
const MOST_CONSIDERED = 1200;
/** Products as like as this teach as much of each other as they can. */
const ALIKE = 0.6;
/** What asking teaches of a product that is already sure, beside one that is wholly unsure. */
const LEAST_USE = 0.3;

interface Knowledge {
  /** One that has learnt the confirmed, where it is there already. */
  classifier?: Classifier;
  /** What teaches less is not asked: a product that is like no other teaches 0.3 of itself, or more. */
  leastGain?: number;
}

/**
 * The products to confirm first: each stands for most of those that are like it and unsure, and like
 * none that is confirmed or chosen before it. Those already confirmed are not asked for.
 */
export function chooseQuestions<T extends ProductTexts>(
  index: TaxonomyIndex,
  products: readonly T[],
  confirmed: readonly ConfirmedProduct[],
  most: number,
  { classifier = createClassifier(index, products, confirmed), leastGain = 0 }: Knowledge = {},
): T[] {
  const done = new Set(confirmed.map(({ product }) => keyOf(product)));
  const open = sample(products.filter((product) => !done.has(keyOf(product))));
  const counts = new Map<string, number>();
  const raws = open.map((product) => {
    const { candidates, confidence } = classifier.classify(product);
    const guess = index.tree.byId.get(candidates[0]?.category.id ?? "") ?? null;
    const raw = featuresOf(index.tree, product, guess);
    for (const feature of raw.keys()) counts.set(feature, (counts.get(feature) ?? 0) + 1);
    return { raw, use: LEAST_USE + (1 - LEAST_USE) * (1 - confidence) };
  });
  const rarity = (feature: string) =>
    Math.log((open.length + 2) / ((counts.get(feature) ?? 0) + 1)) + 0.2;
  const vectors = raws.map(({ raw }) => normalizeFeatures(raw, rarity));
  const covered = vectors.map((vector) =>
    confirmed.reduce((most, { product, categoryId }) => {
      const guess = index.tree.byId.get(categoryId) ?? null;
      const known = normalizeFeatures(featuresOf(index.tree, product, guess), rarity);
      return Math.max(most, nearness(vector, known));
    }, 0),
  );
  return pick(
    vectors,
    raws.map(({ use }) => use),
    covered,
    most,
    leastGain,
  ).flatMap((at) => open[at] ?? []);
}

function nearness(a: Features, b: Features): number {
  return Math.min(1, similarity(a, b) / ALIKE);
}

/** One after the other, each that adds most to how near every product is to a chosen one. */
function pick(
  vectors: readonly Features[],
  uses: readonly number[],
  covered: number[],
  most: number,
  leastGain: number,
): number[] {
  const chosen: number[] = [];
  const near = vectors.map((a) => vectors.map((b) => nearness(a, b)));
  while (chosen.length < Math.min(most, vectors.length)) {
    let best = -1;
    let bestGain = -1;
    near.forEach((row, at) => {
      if (chosen.includes(at)) return;
      let gain = 0;
      row.forEach((value, other) => {
        gain += Math.max(0, value - (covered[other] ?? 0)) * (uses[other] ?? 0);
      });
      if (gain > bestGain) [best, bestGain] = [at, gain];
    });
    if (best < 0 || bestGain < leastGain) break;
    chosen.push(best);
    near[best]?.forEach((value, other) => {
      covered[other] = Math.max(covered[other] ?? 0, value);
    });
  }
  return chosen;
}

/** In an order of their texts, so that the order in which they come does not matter. */
function sample<T extends ProductTexts>(products: readonly T[]): T[] {
  const sorted = products
    .map((product) => ({ product, key: keyOf(product) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const step = Math.max(1, sorted.length / MOST_CONSIDERED);
  const some: T[] = [];
  for (let at = 0; at < sorted.length; at += step) {
    const one = sorted[Math.floor(at)];
    if (one) some.push(one.product);
  }
  return some;
}

function keyOf({ title, productType, vendor, tags }: ProductTexts): string {
  return [productType, title, vendor, ...tags].join("\u001f");
}
