import { isWithin, uncategorizedCode } from "../facts/category";
import type { CategoryFacts } from "../facts/facts";

/** Categories as numbers, so that sums over the tree cost little. Each comes after the one above it. */
export interface CategoryTree {
  categories: readonly CategoryFacts[];
  /** -1: a vertical. */
  parent: Int32Array;
  /** The categories right below each. */
  below: readonly (readonly number[])[];
  /** 1: a vertical. */
  level: Uint8Array;
  /** Category by full name in small letters. */
  byFullName: ReadonlyMap<string, number>;
  byId: ReadonlyMap<string, number>;
}

/** Archived categories and Uncategorized are left out: nothing is to be put there, and neither teaches anything. */
export function createCategoryTree(all: readonly CategoryFacts[]): CategoryTree {
  const categories = all
    .filter(({ id, isArchived }) => !isArchived && !isWithin(id, uncategorizedCode))
    .sort((a, b) => a.level - b.level || (a.fullName < b.fullName ? -1 : 1));
  const byFullName = new Map(categories.map(({ fullName }, at) => [fullName.toLowerCase(), at]));
  const parent = Int32Array.from(categories, ({ fullName }) => {
    const cut = fullName.lastIndexOf(" > ");
    return cut < 0 ? -1 : (byFullName.get(fullName.slice(0, cut).toLowerCase()) ?? -1);
  });
  const below: number[][] = categories.map(() => []);
  parent.forEach((above, at) => below[above]?.push(at));
  return {
    categories,
    parent,
    below,
    level: Uint8Array.from(categories, ({ level }) => level),
    byFullName,
    byId: new Map(categories.map(({ id }, at) => [id, at])),
  };
}

/** The deepest category of the tree on that path; undefined: not even its vertical is there. */
export function findDeepest(tree: CategoryTree, path: readonly string[]): number | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const at = tree.byFullName.get(path.slice(0, length).join(" > ").toLowerCase());
    if (at !== undefined) return at;
  }
  return undefined;
}

/** The category itself and those above it, from the top. */
export function pathOf(tree: CategoryTree, category: number): number[] {
  const path: number[] = [];
  for (let at = category; at >= 0; at = tree.parent[at] ?? -1) path.unshift(at);
  return path;
}

/** The category's vertical. */
export function verticalOf(tree: CategoryTree, category: number): number {
  let at = category;
  for (let up = tree.parent[at] ?? -1; up >= 0; up = tree.parent[at] ?? -1) at = up;
  return at;
}
