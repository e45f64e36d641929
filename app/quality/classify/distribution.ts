import type { CategoryTree } from "./category-tree";
import type { Statement } from "./statements";
import { weights } from "./weights";

/** What speaks for each category; or how likely each is. Categories that are not in it: nothing, 0. */
export type Mass = Map<number, number>;

export function massOf(statements: readonly Statement[]): Mass {
  const mass: Mass = new Map();
  for (const { targets, weight } of statements) {
    for (const [category, share] of targets) addTo(mass, category, weight * share);
  }
  return mass;
}

/** Each category's own and all below it. */
export function sumUp(tree: CategoryTree, mass: ReadonlyMap<number, number>): Mass {
  const sums: Mass = new Map();
  for (const [category, amount] of mass) {
    for (let at = category; at >= 0; at = tree.parent[at] ?? -1) addTo(sums, at, amount);
  }
  return sums;
}

/**
 * How likely each category is: the way down the tree from the verticals, at each step by what speaks
 * for the branches, and for staying. The likelihoods add up to 1; of nothing there is none.
 */
export function likelihoods(tree: CategoryTree, mass: ReadonlyMap<number, number>): Mass {
  const sums = sumUp(tree, mass);
  const below = new Map<number, number[]>();
  for (const category of sums.keys()) {
    const above = tree.parent[category] ?? -1;
    const list = below.get(above);
    if (list) list.push(category);
    else below.set(above, [category]);
  }
  const likely: Mass = new Map();
  const walk = (branches: readonly number[], whole: number, stay: number, at: number) => {
    const powers = branches.map((branch) => (sums.get(branch) ?? 0) ** weights.sharpness);
    const staying = stay ** weights.sharpness;
    const total = powers.reduce((sum, power) => sum + power, staying);
    if (total <= 0) return;
    if (staying > 0) likely.set(at, (whole * staying) / total);
    branches.forEach((branch, index) => {
      const part = (whole * (powers[index] ?? 0)) / total;
      const next = below.get(branch) ?? [];
      const own = mass.get(branch) ?? 0;
      const factor = tree.level[branch] === 1 ? weights.stayAtVertical : weights.stay;
      if (next.length === 0) likely.set(branch, part);
      else walk(next, part, own * factor, branch);
    });
  };
  walk(below.get(-1) ?? [], 1, 0, -1);
  return likely;
}

export function totalOf(mass: ReadonlyMap<number, number>): number {
  let total = 0;
  for (const amount of mass.values()) total += amount;
  return total;
}

export function addTo(mass: Mass, category: number, amount: number): void {
  mass.set(category, (mass.get(category) ?? 0) + amount);
}

/** The likeliest category; null: none. */
export function likeliest(likely: ReadonlyMap<number, number>): number | null {
  let best: number | null = null;
  for (const [category, amount] of likely) {
    const most = best === null ? 0 : (likely.get(best) ?? 0);
    if (amount > most || (amount === most && best !== null && category < best)) best = category;
  }
  return best;
}
