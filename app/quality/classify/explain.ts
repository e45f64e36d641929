import { pathOf, verticalOf, type CategoryTree } from "./category-tree";
import { foldText } from "./words";
import type { Lesson } from "./learnt";
import type { ShopProfile } from "./shop-profile";
import type { Statement } from "./statements";
import type { Explanation } from "./suggestion";

const MOST_WORDS = 3;
/** Less of the shop explains nothing. */
const LEAST_SHOP_SHARE = 0.3;

/** What spoke for that category or for what lies around it, the strongest first. */
export function explain(
  tree: CategoryTree,
  category: number,
  grounds: { statements: readonly Statement[]; lesson: Lesson | null; profile: ShopProfile },
): Explanation[] {
  const vertical = verticalOf(tree, category);
  const shopShare = grounds.profile.sums.get(vertical) ?? 0;
  return [
    ...explainByConfirmed(category, grounds.lesson),
    ...explainByWords(tree, category, grounds.statements),
    ...(shopShare >= LEAST_SHOP_SHARE ? [{ kind: "shop" as const, share: shopShare }] : []),
  ];
}

function explainByConfirmed(category: number, lesson: Lesson | null): Explanation[] {
  const same = (lesson?.nearest ?? []).filter((near) => near.category === category);
  const first = same[0];
  if (!first) return [];
  const type = first.product.productType.trim();
  const isShared = same.every(({ product }) => foldText(product.productType) === foldText(type));
  return [
    {
      kind: "confirmed",
      products: same.length,
      productType: isShared && type !== "" ? type : null,
    },
  ];
}

function explainByWords(
  tree: CategoryTree,
  category: number,
  statements: readonly Statement[],
): Explanation[] {
  const path = pathOf(tree, category);
  const depth = new Map(path.map((at, index) => [at, index + 1]));
  const strength = ({ targets, weight }: Statement) =>
    weight *
    targets.reduce((sum, [target, share]) => {
      const shared = pathOf(tree, target).reduce((most, at) => depth.get(at) ?? most, 0);
      return sum + (share * shared) / path.length;
    }, 0);
  const seen = new Set<string>();
  return statements
    .map((statement) => ({ ...statement, strength: strength(statement) }))
    .filter(({ strength: value }) => value > 0)
    .sort((a, b) => b.strength - a.strength)
    .filter(({ words }) => !seen.has(words) && seen.add(words))
    .slice(0, MOST_WORDS)
    .map(({ field, words }) => ({ kind: "words", field, words }));
}
