import type { Concerned, Moved, MovedKind } from "../../store/quality/moved.server";
import { listNearForms } from "../texts/spelling";
import { keyOfName } from "../texts/spellings-of-names";

/** What has to be known of all that products told, to say whom a move concerns. */
export interface ToldNames {
  vendors: readonly string[];
  tags: readonly string[];
  /** Words that one product has, and those that have moved, with how many have them. */
  words: ReadonlyMap<string, number>;
}

/** What those products have that may be judged otherwise, as what they are compared with has moved. */
export function toConcerned(moved: readonly Moved[], told: ToldNames): Concerned {
  const keysOf = (kind: MovedKind) =>
    moved.flatMap((each) => (each.kind === kind ? [each.key] : []));
  return {
    title: keysOf("title"),
    seoTitle: keysOf("seoTitle"),
    description: keysOf("description"),
    code: keysOf("code"),
    type: keysOf("type"),
    gtin: keysOf("gtin"),
    collection: keysOf("collection"),
    returnRate: keysOf("returnRate"),
    vendor: otherSpellings(keysOf("vendor"), told.vendors),
    tag: otherSpellings(keysOf("tag"), told.tags),
    word: nearWords(moved, told.words),
  };
}

/** All spellings of names that have moved, where there are several. */
function otherSpellings(moved: readonly string[], names: readonly string[]): string[] {
  const groups = new Map<string, Set<string>>(moved.map((name) => [keyOfName(name), new Set()]));
  if (groups.size === 0) return [];
  for (const name of [...names, ...moved]) groups.get(keyOfName(name))?.add(name);
  return [...groups.values()].flatMap((group) => (group.size > 1 ? [...group] : []));
}

/** Words that were or are on one product alone, and are or are nearly one that has moved. */
function nearWords(moved: readonly Moved[], words: ReadonlyMap<string, number>): string[] {
  const changes = new Map(
    moved.flatMap(({ kind, key, change }) => (kind === "word" ? [[key, change] as const] : [])),
  );
  if (changes.size === 0) return [];
  const forms = new Set([...changes.keys()].flatMap((word) => [...listNearForms(word)]));
  return [...words].flatMap(([word, count]) => {
    const isRare = Math.min(count, count - (changes.get(word) ?? 0)) <= 1;
    return isRare && listNearForms(word).some((form) => forms.has(form)) ? [word] : [];
  });
}
