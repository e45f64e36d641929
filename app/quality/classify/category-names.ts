import { foldText, splitWords, singularOf } from "./words";
import type { CategoryTree } from "./category-tree";

/** One thing that a category's name says: "Pots & Planters" says pots, and planters. */
export interface NameSense {
  category: number;
  /** Stems without the head. */
  modifiers: readonly string[];
  /** Of each of these. */
  rarities: readonly number[];
  /** Of all of them and the head together. */
  whole: number;
  /** Less than 1 where the name may not mean it: of "Soap & Lotion Dispensers", soap. */
  weight: number;
}

export interface CategoryNames {
  /** By the singular of the noun that the name is about: its last word. */
  byHead: ReadonlyMap<string, readonly NameSense[]>;
  /** Rarity of a stem among names: 1 is that of one name in e. */
  rarity(stem: string): number;
  /** Stems of the names from the vertical down, the category's own among them. */
  stemsAbove: readonly ReadonlySet<string>[];
}

const SMALL_WORDS = new Set(["and", "of", "for", "the", "to", "in", "with"]);

export function createCategoryNames(tree: CategoryTree): CategoryNames {
  const named: (Pick<NameSense, "category" | "modifiers" | "weight"> & { head: string })[] = [];
  const counts = new Map<string, number>();
  const stemsAbove: Set<string>[] = [];
  tree.categories.forEach(({ name }, category) => {
    const own = stemsOf(name);
    for (const stem of new Set(own)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    const above = tree.parent[category] ?? -1;
    stemsAbove.push(new Set([...(above < 0 ? [] : (stemsAbove[above] ?? [])), ...own]));
    for (const { stems, weight } of sensesOf(name)) {
      const head = stems.at(-1);
      // A letter of "I/O Cards" names nothing.
      if (head === undefined || head.length < 2) continue;
      named.push({ head, category, modifiers: stems.slice(0, -1), weight });
    }
  });
  const total = tree.categories.length + 1;
  const rarity = (stem: string) => Math.log(total / (1 + (counts.get(stem) ?? 0)));
  const byHead = new Map<string, NameSense[]>();
  for (const { head, ...name } of named) {
    const rarities = name.modifiers.map(rarity);
    const whole = rarities.reduce((sum, each) => sum + each, rarity(head));
    const list = byHead.get(head) ?? [];
    byHead.set(head, list);
    list.push({ ...name, rarities, whole });
  }
  return { byHead, rarity, stemsAbove };
}

function sensesOf(name: string): { stems: string[]; weight: number }[] {
  const parts = name
    .split(/,|&| and |\//)
    .map(stemsOf)
    .filter(({ length }) => length > 0);
  const last = parts.at(-1);
  if (last === undefined || parts.length === 1) return last ? [{ stems: last, weight: 1 }] : [];
  const head = last.at(-1) ?? "";
  return parts.flatMap((stems, at) => {
    if (at === parts.length - 1) {
      const first = parts[0] ?? [];
      // "Bath Mats & Rugs" are bath rugs.
      const shared = last.length === 1 && first.length > 1 ? first.slice(0, -1) : [];
      return [
        { stems: [...shared, ...last], weight: 1 },
        ...(shared.length > 0 ? [{ stems: last, weight: 0.5 }] : []),
      ];
    }
    // "Soap & Lotion Dispensers" are soap dispensers; "Pots & Planters" are pots.
    return last.length > 1
      ? [
          { stems: [...stems, head], weight: 1 },
          { stems, weight: stems.length > 1 ? 0.8 : 0.4 },
        ]
      : [{ stems, weight: 1 }];
  });
}

function stemsOf(text: string): string[] {
  return splitWords(foldText(text).replace(/&/g, " "))
    .filter((word) => !SMALL_WORDS.has(word))
    .map(singularOf);
}
