import { verticalOf, type CategoryTree } from "./category-tree";
import { sumUp, type Mass } from "./distribution";
import { weights } from "./weights";

const MOST = 5;
/** Less likely than this beside the best one, and what lies around the best one is likelier. */
const LEAST_BESIDE_BEST = 0.03;
const MOST_BELOW = 3;

/** The likeliest categories, best first; where few are likely, those around the best one too. */
export function rankCategories(tree: CategoryTree, likely: Mass): number[] {
  const sums = sumUp(tree, likely);
  const ranked = [...likely.keys()]
    .map((category) => {
      // A category counts more in a branch that much speaks for, even where it is one of many there.
      const branch = sums.get(verticalOf(tree, category)) ?? 0;
      return { category, value: (likely.get(category) ?? 0) * branch ** weights.branchPower };
    })
    .sort((a, b) => b.value - a.value || a.category - b.category);
  const [best] = ranked;
  if (!best) return [];
  const near = ranked.filter(({ value }) => value >= best.value * LEAST_BESIDE_BEST);
  const all = [...near.map(({ category }) => category), ...around(tree, best.category)];
  return [...new Set([...all, ...ranked.map(({ category }) => category)])].slice(0, MOST);
}

/** The first right below it, and the one above. */
function around(tree: CategoryTree, category: number): number[] {
  const above = tree.parent[category] ?? -1;
  const below = (tree.below[category] ?? []).slice(0, MOST_BELOW);
  return above < 0 ? below : [above, ...below];
}
