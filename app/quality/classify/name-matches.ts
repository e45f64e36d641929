import type { TaxonomyIndex } from "./taxonomy-index";

/** Categories and how much of a statement speaks for each; the shares add up to 1. */
export type Targets = readonly (readonly [category: number, share: number])[];

export interface NameMatch {
  targets: Targets;
  /** From 0 to 1: how much of the best name is covered, and how telling it is. */
  quality: number;
  /** How many words of the best name are covered, if all are; else 0. */
  words: number;
}

/** Heads that say nothing without what stands before them. */
const GENERIC = new Set(
  (
    "set kit pack collection gift new sale bundle edition size color colour black white mini " +
    "accessory part supply product piece style combo box case cover holder stand rack bag toy tool system " +
    "equipment type one two home home design material item light other mix blend art care line " +
    "model art head point base foot body body top back side pad pads fruit water gold silver rose red " +
    "blue green pink star moon heart love sun lion bear men women kid baby baby adult day night time " +
    "free natural classic premium standard double single power digital electric smart pro plus air"
  ).split(" "),
);
const MOST_TARGETS = 10;
const LEAST_COVERAGE = 0.6;
/** A name five levels down is less likely than one that says as much at the second. */
const DEPTH_PENALTY = 0.3;
/** What a word that stands in the names above adds: "dog" to a bed. */
const ABOVE_BONUS = 0.8;
const MOST_ABOVE = 2;
const COVERAGE_POWER = 5;
const FULL_RARITY = 5;

/** Categories whose name is about that stem, by how much of the name the product's stems cover. */
export function matchNames(
  { names, tree }: TaxonomyIndex,
  head: string,
  around: ReadonlySet<string>,
): NameMatch | null {
  const senses = names.byHead.get(head);
  if (!senses) return null;
  const headRarity = names.rarity(head);
  const isGeneric = GENERIC.has(head);
  const scored = new Map<number, number>();
  let quality = 0;
  let words = 0;
  for (const { category, modifiers, rarities, whole, weight } of senses) {
    let covered = headRarity;
    let hits = 0;
    for (let at = 0; at < modifiers.length; at += 1) {
      const modifier = modifiers[at] ?? "";
      if (modifier !== head && around.has(modifier)) {
        covered += rarities[at] ?? 0;
        hits += 1;
      }
    }
    const coverage = covered / whole;
    if (coverage < LEAST_COVERAGE || (isGeneric && (hits === 0 || coverage < 0.9))) continue;
    const above = tree.parent[category] ?? -1;
    const aboveHits = above < 0 ? 0 : countAbove(names.stemsAbove[above], around, head, modifiers);
    const score =
      weight *
      coverage ** COVERAGE_POWER *
      (1 + ABOVE_BONUS * aboveHits) *
      (1 + hits) *
      Math.exp(-DEPTH_PENALTY * (tree.level[category] ?? 1));
    scored.set(category, Math.max(score, scored.get(category) ?? 0));
    quality = Math.max(quality, weight * coverage * Math.min(1, (headRarity + hits) / FULL_RARITY));
    if (coverage === 1) words = Math.max(words, hits + 1);
  }
  if (scored.size === 0) return null;
  return { targets: sharesOf(scored), quality, words };
}

function countAbove(
  above: ReadonlySet<string> | undefined,
  around: ReadonlySet<string>,
  head: string,
  modifiers: readonly string[],
): number {
  if (!above) return 0;
  let count = 0;
  for (const stem of around) {
    if (stem === head || !above.has(stem) || modifiers.includes(stem)) continue;
    count += 1;
    if (count === MOST_ABOVE) break;
  }
  return count;
}

function sharesOf(scored: ReadonlyMap<number, number>): Targets {
  const best = [...scored].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_TARGETS);
  const sum = best.reduce((total, [, score]) => total + score, 0);
  return best.map(([category, score]) => [category, score / sum]);
}
